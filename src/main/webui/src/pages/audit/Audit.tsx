import { PageHead } from '../../ui/PageHead';

export default function Audit() {
  return <PageHead title="Audit" />;
}
