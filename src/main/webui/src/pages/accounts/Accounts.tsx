import { PageHead } from '../../ui/PageHead';

export default function Accounts() {
  return <PageHead title="Accounts" />;
}
