import { PageHead } from '../../ui/PageHead';

export default function Digest() {
  return <PageHead title="Digest" />;
}
