import { PageHead } from '../../ui/PageHead';

export default function Report() {
  return <PageHead title="Report" />;
}
