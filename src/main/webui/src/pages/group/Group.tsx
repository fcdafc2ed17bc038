import { PageHead } from '../../ui/PageHead';

export default function Group(_: { slug?: string; tab?: string }) {
  return <PageHead title="Group" />;
}
