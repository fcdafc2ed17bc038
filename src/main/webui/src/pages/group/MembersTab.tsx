import { Button, Checkbox, Popover, Select } from '@mantine/core';
import { useLocalStorage } from '@mantine/hooks';
import { IconSettings } from '@tabler/icons-react';
import { Link } from 'wouter';
import type { ConsoleGroupMembersQuery, GroupMemberFilter, GroupMemberOrderField, SyncState } from '../../api/generated';
import { ConsoleGroupMembersDocument } from './MembersTab.documents';
import { usePages } from '../../api/usePages';
import { useMay, useProviders } from '../../app/viewer';
import type { Column } from '../../ui/DataTable';
import { Email } from '../../ui/Email';
import { Empty } from '../../ui/Empty';
import { List } from '../../ui/List';
import { Toolbar } from '../../ui/PageHead';
import { Search } from '../../ui/Search';
import { RecordStatus } from '../../ui/Status';
import { SyncEmail } from '../../ui/SyncEmail';
import { useAddress } from '../../ui/useAddress';
import { count, MEMBERSHIP, PROVIDER, STATE } from '../../ui/words';
import type { GroupData } from './Group';
import classes from './group.module.css';
import { sizeOf, useGroupEvents } from './useGroupEvents';

const PAGE = 100;
const ORDERS: readonly [GroupMemberOrderField, ...GroupMemberOrderField[]] = ['NAME', 'EMAIL'];
const STATES = Object.keys(STATE) as SyncState[];

type Row = NonNullable<ConsoleGroupMembersQuery['group']>['members']['nodes'][number];

const COLUMNS: Column<Row>[] = [
  { id: 'email', header: 'Email', order: 'EMAIL', grow: 2.5, cell: ({ member }) => <Email>{member.email}</Email> },
  { id: 'kind', header: 'Kind', cell: ({ kind }) => (kind === 'PRIMARY' ? 'Primary' : 'Beneficiary') },
  { id: 'type', header: 'Membership type', cell: ({ member }) => member.memberType ?? '–' },
  { id: 'membership', header: 'Membership', cell: ({ member }) => MEMBERSHIP[member.membershipStatus] },
  { id: 'expires', header: 'Expires', cell: ({ member }) => member.membershipExpires ?? '–' },
  { id: 'doNotSend', header: 'Do Not Send', cell: ({ member }) => (member.doNotSendMarketingEmails ? 'Yes' : 'No') },
];

const FIRST_CHOICE = ['email', 'kind', 'doNotSend', 'MAILCHIMP', 'CONSTANT_CONTACT'];

/** Who belongs to the group, in the columns that one wants to see. */
export function MembersTab({ group }: { group: GroupData }) {
  const address = useAddress();
  const providers = useProviders();
  const maySync = useMay('SYNC');
  const [chosen, choose] = useLocalStorage({ key: 'rollcall.members.columns', defaultValue: FIRST_CHOICE });
  const search = address.one('search') ?? '';
  const state = address.all('state', STATES)[0];
  const filter: GroupMemberFilter | null = state === undefined ? null : { states: [state] };
  const order = address.order(ORDERS);
  const members = usePages(
    ConsoleGroupMembersDocument,
    {
      groupId: group.id,
      search: search === '' ? null : search,
      filter,
      orderBy: order,
      first: PAGE,
    },
    (data) => data.group?.members,
  );
  useGroupEvents(group.id, sizeOf(group), members.refresh);

  const available: Column<Row>[] = [
    ...COLUMNS,
    ...providers.map(
      (provider): Column<Row> => ({
        id: provider,
        header: PROVIDER[provider],
        grow: 3,
        cell: (row) => <RecordStatus status={row.statuses.find((status) => status.provider === provider)} />,
      }),
    ),
  ];
  const columns: Column<Row>[] = [
    { id: 'name', header: 'Name', order: 'NAME', grow: 2.5, cell: ({ member }) => <Link to={`/members/${member.id}`}>{member.displayName}</Link> },
    ...available.filter((column) => chosen.includes(column.id)),
    ...(maySync ? [{ id: 'sync', header: 'Action', headerHidden: true, cell: (row: Row) => <SyncEmail id={row.id} of={row.member.displayName} statuses={row.statuses} onDone={members.refresh} /> }] : []),
  ];

  return (
    <>
      <Toolbar>
        <Search label="Search" value={search} onSearch={(value) => address.set({ search: value })} />
        <Select
          label="Status"
          data={[{ value: '', label: 'Any' }, ...STATES.map((value) => ({ value: value as string, label: STATE[value] }))]}
          value={state ?? ''}
          onChange={(value) => address.set({ state: value })}
          allowDeselect={false}
        />
        <Popover trapFocus position="bottom-end">
          <Popover.Target>
            <Button variant="default" leftSection={<IconSettings size={16} aria-hidden />}>
              Columns
            </Button>
          </Popover.Target>
          <Popover.Dropdown aria-label="Columns">
            <Checkbox.Group value={chosen} onChange={choose} aria-label="Columns">
              <div className={classes.columns}>
                {available.map((column) => (
                  <Checkbox key={column.id} value={column.id} label={column.header} />
                ))}
              </div>
            </Checkbox.Group>
          </Popover.Dropdown>
        </Popover>
        <span className="rc-muted" role="status">
          {members.totalCount !== undefined && count(members.totalCount, 'member')}
        </span>
      </Toolbar>
      <List
        what="members"
        pages={members}
        columns={columns}
        id={(row) => row.id}
        order={order}
        onOrder={(next) => address.set({ order: next.field, direction: next.direction })}
        empty={
          group.calculation.state === 'READY' ? (
            <Empty>{search !== '' || state !== undefined ? 'No member is like this.' : 'Nobody belongs to this group. Its conditions are under Details.'}</Empty>
          ) : (
            <Empty>The members are being calculated.</Empty>
          )
        }
      />
    </>
  );
}
