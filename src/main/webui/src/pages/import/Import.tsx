import { PageHead } from '../../ui/PageHead';

export default function Import() {
  return <PageHead title="Import" />;
}
