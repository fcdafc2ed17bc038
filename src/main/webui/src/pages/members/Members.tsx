import { PageHead } from '../../ui/PageHead';

export default function Members() {
  return <PageHead title="Members" />;
}
