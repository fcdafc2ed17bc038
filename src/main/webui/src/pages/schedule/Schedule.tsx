import { PageHead } from '../../ui/PageHead';

export default function Schedule() {
  return <PageHead title="Schedule" />;
}
