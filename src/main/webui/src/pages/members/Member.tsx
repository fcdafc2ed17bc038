import { PageHead } from '../../ui/PageHead';

export default function Member(_: { id: string }) {
  return <PageHead title="Member" />;
}
