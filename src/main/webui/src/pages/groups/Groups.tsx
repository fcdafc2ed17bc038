import { Button, Select } from '@mantine/core';
import { useThrottledCallback, useWindowEvent } from '@mantine/hooks';
import { useEffect, useRef } from 'react';
import { Link } from 'wouter';
import { useSubscription } from 'urql';
import type { GroupFilter, GroupOrderField, GroupRowFragment, Provider } from '../../api/generated';
import { ConsoleGroupsDocument, ConsoleGroupsLiveDocument } from './Groups.documents';
import { usePages } from '../../api/usePages';
import { May, useProviders } from '../../app/viewer';
import type { Column } from '../../ui/DataTable';
import { Empty } from '../../ui/Empty';
import { List } from '../../ui/List';
import { PageHead, Toolbar } from '../../ui/PageHead';
import { Search } from '../../ui/Search';
import { Calculated, GroupSyncStatus } from '../../ui/Status';
import { useAddress } from '../../ui/useAddress';
import { count, PROVIDER } from '../../ui/words';

const PAGE = 50;

const SHOWN = ['syncing', 'failing', 'waiting', 'unsynced'] as const;
type Shown = (typeof SHOWN)[number];

/** What the choices of the filter mean to the API. */
function filterOf(shown: Shown | undefined, providers: Provider[]): GroupFilter | null {
  switch (shown) {
    case 'syncing':
      return { syncingWith: providers };
    case 'failing':
      return { syncStates: ['FAILED', 'SYNCED_WITH_ERRORS'] };
    case 'waiting':
      return { syncStates: ['HELD'] };
    case 'unsynced':
      return { syncStates: ['NOT_CONNECTED'] };
    case undefined:
      return null;
  }
}

const ORDERS: readonly [GroupOrderField, ...GroupOrderField[]] = ['NAME', 'MEMBER_COUNT', 'LAST_SYNCED_AT', 'UPDATED_AT'];

const READ_ANEW_MS = 1_500;

/**
 * Follows the groups: one that is shown changes where it is. The list is read anew, seldom, for one that is not, which may be new; for any
 * where groups come, go and move as they change; and for whoever comes back to the window, since nothing tells of a group that was deleted.
 */
function useLiveGroups(shown: GroupRowFragment[], moving: boolean, refresh: () => void): void {
  const [{ data }] = useSubscription({ query: ConsoleGroupsLiveDocument });
  const readAnew = useThrottledCallback(refresh, READ_ANEW_MS);
  useWindowEvent('focus', readAnew);
  const changed = data?.groupChanged;
  const concerns = useRef<(id: string) => boolean>(() => false);
  concerns.current = (id) => moving || shown.every((group) => group.id !== id);
  useEffect(() => {
    if (changed !== undefined && concerns.current(changed.id)) {
      readAnew();
    }
  }, [changed, readAnew]);
}

/** The Groups list: every group, how large it is, and how it stands at each provider; live. */
export default function Groups() {
  const address = useAddress();
  const providers = useProviders();
  const search = address.one('search') ?? '';
  const shown = address.all('show', SHOWN)[0];
  const order = address.order(ORDERS);
  const groups = usePages(
    ConsoleGroupsDocument,
    {
      search: search === '' ? null : search,
      filter: filterOf(shown, providers),
      orderBy: order,
      first: PAGE,
    },
    (data) => data.groups,
  );
  useLiveGroups(groups.nodes, shown !== undefined || order.field !== 'NAME', groups.refresh);

  const columns: Column<GroupRowFragment>[] = [
    { id: 'name', header: 'Group', order: 'NAME', grow: 4, cell: (group) => <Link to={`/groups/${group.slug}`}>{group.name}</Link> },
    {
      id: 'members',
      header: 'Members',
      order: 'MEMBER_COUNT',
      align: 'end',
      cell: ({ calculation: c }) => <Calculated value={c.memberCount} state={c.state} failure={c.failureMessage} />,
    },
    {
      id: 'beneficiaries',
      header: 'Beneficiaries',
      align: 'end',
      cell: ({ calculation: c }) => (c.state === 'FAILED' ? '–' : <Calculated value={c.beneficiaryCount} state={c.state} />),
    },
    ...providers.map(
      (provider): Column<GroupRowFragment> => ({
        id: provider,
        header: `${PROVIDER[provider]} Sync`,
        grow: 2.5,
        cell: (group) => <GroupSyncStatus sync={group.syncs.find((sync) => sync.provider === provider)} />,
      }),
    ),
  ];

  const narrowed = search !== '' || shown !== undefined;
  return (
    <>
      <PageHead
        title="Groups"
        under={groups.totalCount === undefined ? ' ' : count(groups.totalCount, 'group')}
        actions={
          <May do="GROUPS_WRITE">
            <Button component={Link} to="/groups/new">
              New group
            </Button>
          </May>
        }
      />
      <Toolbar>
        <Search label="Search" value={search} onSearch={(value) => address.set({ search: value })} />
        <Select
          label="Show"
          data={[
            { value: 'all', label: 'All groups' },
            { value: 'syncing', label: 'Those that are synced' },
            { value: 'failing', label: 'Those that fail' },
            { value: 'waiting', label: 'Those that wait for a person' },
            { value: 'unsynced', label: 'Those that are not connected' },
          ]}
          value={shown ?? 'all'}
          onChange={(value) => address.set({ show: value === 'all' ? null : value })}
          allowDeselect={false}
        />
      </Toolbar>
      <List
        what="groups"
        pages={groups}
        columns={columns}
        id={(group) => group.id}
        order={order}
        onOrder={(next) => address.set({ order: next.field, direction: next.direction })}
        empty={
          narrowed ? (
            <Empty action={<Button variant="default" onClick={() => address.set({ search: null, show: null })}>Show all groups</Button>}>No group is like this.</Empty>
          ) : (
            <Empty
              action={
                <May do="GROUPS_WRITE">
                  <Button component={Link} to="/import">
                    Import members
                  </Button>
                </May>
              }
            >
              There is no group yet. Members come first, then the groups that they belong to.
            </Empty>
          )
        }
      />
    </>
  );
}
