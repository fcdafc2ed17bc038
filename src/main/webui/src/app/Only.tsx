import type { ReactNode } from 'react';
import type { Permission } from '../api/generated';
import { Empty } from '../ui/Empty';
import { PageHead } from '../ui/PageHead';
import { useMay } from './viewer';

/** A page that only some may see; others came by a link, and are told. */
export function Only({ do: permission, title, children }: { do: Permission; title: string; children: ReactNode }) {
  return useMay(permission) ? (
    children
  ) : (
    <>
      <PageHead title={title} />
      <Empty>Your role does not allow this page.</Empty>
    </>
  );
}
