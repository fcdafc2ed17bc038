import { Link } from 'wouter';
import type { MembershipRowFragment } from '../../api/generated';
import { ConsoleMembershipsDocument } from './Member.documents';
import { usePages } from '../../api/usePages';
import { useGroupsChanged } from '../../api/useGroupsChanged';
import { useMay, useProviders } from '../../app/viewer';
import type { Column } from '../../ui/DataTable';
import { Empty } from '../../ui/Empty';
import { List } from '../../ui/List';
import { Card } from '../../ui/PageHead';
import { RecordStatus } from '../../ui/Status';
import { SyncEmail } from '../../ui/SyncEmail';
import { BELONGS, PROVIDER } from '../../ui/words';
import classes from './members.module.css';

const PAGE = 50;
const LIVE_PAUSE_MS = 3_000;

/** The groups that a member is in, and how it stands at each provider; live. */
export function Memberships({ memberId }: { memberId: string }) {
  const providers = useProviders();
  const maySync = useMay('SYNC');
  const memberships = usePages(ConsoleMembershipsDocument, { id: memberId, first: PAGE }, (data) => data.member?.memberships);
  useGroupsChanged(memberships.refresh, LIVE_PAUSE_MS);
  const columns: Column<MembershipRowFragment>[] = [
    {
      id: 'group',
      header: 'Group',
      grow: 3,
      cell: ({ group, kind, emailSyncRecord }) => (
        <>
          <Link to={`/groups/${group.slug}`}>{group.name}</Link>
          <span className={classes.under}>{BELONGS[kind]}</span>
          {emailSyncRecord !== null && emailSyncRecord.mainMember.id !== memberId && (
            <span className={classes.under}>
              The email goes to <Link to={`/members/${emailSyncRecord.mainMember.id}`}>{emailSyncRecord.mainMember.displayName}</Link>
            </span>
          )}
        </>
      ),
    },
    ...providers.map(
      (provider): Column<MembershipRowFragment> => ({
        id: provider,
        header: PROVIDER[provider],
        grow: 3,
        cell: ({ statuses }) => <RecordStatus status={statuses.find((status) => status.provider === provider)} />,
      }),
    ),
    ...(maySync
      ? [
          {
            id: 'sync',
            header: 'Action',
            headerHidden: true,
            cell: ({ id, statuses, group }: MembershipRowFragment) => <SyncEmail id={id} statuses={statuses} of={group.name} onDone={memberships.refresh} />,
          },
        ]
      : []),
  ];
  return (
    <Card title="Groups">
      <List what="groups of this member" pages={memberships} columns={columns} id={(row) => row.id} empty={<Empty>This record is a member of no group.</Empty>} />
    </Card>
  );
}
