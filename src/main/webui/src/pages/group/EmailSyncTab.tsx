import { Button, Select } from '@mantine/core';
import { Link } from 'wouter';
import type { ConsoleEmailSyncQuery, EmailSyncRecordFilter, EmailSyncRecordOrderField, SyncState } from '../../api/generated';
import { ConsoleEmailSyncDocument } from './EmailSyncTab.documents';
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
import { count, PROVIDER, STATE } from '../../ui/words';
import type { GroupData } from './Group';
import { sizeOf, useGroupEvents } from './useGroupEvents';
import { Why } from './Why';

const PAGE = 100;
const ORDERS: readonly [EmailSyncRecordOrderField, ...EmailSyncRecordOrderField[]] = ['EMAIL', 'MAIN_MEMBER', 'STATUS_CHANGED_AT'];
const STATES = Object.keys(STATE) as SyncState[];

type Row = NonNullable<ConsoleEmailSyncQuery['group']>['emailSyncRecords']['nodes'][number];

/** One row an address: whose record carries it, who shares it, and what became of it at each provider. */
export function EmailSyncTab({ group }: { group: GroupData }) {
  const address = useAddress();
  const providers = useProviders();
  const maySync = useMay('SYNC');
  const search = address.one('search') ?? '';
  const state = address.all('state', STATES)[0];
  const shared = address.one('shared') === 'yes';
  const why = address.one('why');
  const filter: EmailSyncRecordFilter = { ...(state === undefined ? {} : { states: [state] }), ...(shared ? { shared: true } : {}) };
  const order = address.order(ORDERS);
  const records = usePages(
    ConsoleEmailSyncDocument,
    {
      groupId: group.id,
      search: search === '' ? null : search,
      filter,
      orderBy: order,
      first: PAGE,
    },
    (data) => data.group?.emailSyncRecords,
  );
  useGroupEvents(group.id, sizeOf(group), records.refresh);

  const columns: Column<Row>[] = [
    { id: 'email', header: 'Email', order: 'EMAIL', grow: 3, cell: (record) => <Email>{record.email}</Email> },
    {
      id: 'main',
      header: 'Main member',
      order: 'MAIN_MEMBER',
      grow: 2.5,
      cell: ({ mainMember }) => <Link to={`/members/${mainMember.id}`}>{mainMember.displayName}</Link>,
    },
    {
      id: 'shared',
      header: 'Shared emails',
      grow: 2.5,
      cell: (record) => (record.sharedWith.length === 0 ? '–' : record.sharedWith.map((member) => member.displayName).join('; ')),
    },
    ...providers.map(
      (provider): Column<Row> => ({
        id: provider,
        header: PROVIDER[provider],
        grow: 3,
        cell: (record) => <RecordStatus status={record.statuses.find((status) => status.provider === provider)} />,
      }),
    ),
    {
      id: 'action',
      header: 'Action',
      headerHidden: true,
      cell: (record) => (
        <span className="rc-choice">
          {record.sharedWith.length > 0 && (
            <Button size="compact-sm" variant="subtle" aria-label={`Why this record for ${record.email}?`} onClick={() => address.set({ why: record.id })}>
              Why?
            </Button>
          )}
          {maySync && <SyncEmail id={record.id} of={record.email} statuses={record.statuses} />}
        </span>
      ),
    },
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
        <Select
          label="Addresses"
          data={[
            { value: 'all', label: 'All' },
            { value: 'yes', label: 'Those that are shared' },
          ]}
          value={shared ? 'yes' : 'all'}
          onChange={(value) => address.set({ shared: value === 'yes' ? 'yes' : null })}
          allowDeselect={false}
        />
        <span className="rc-muted" role="status">
          {records.totalCount !== undefined && count(records.totalCount, 'email')}
        </span>
      </Toolbar>
      <List
        what="emails"
        pages={records}
        columns={columns}
        id={(record) => record.id}
        order={order}
        onOrder={(next) => address.set({ order: next.field, direction: next.direction })}
        empty={
          group.calculation.state === 'READY' ? (
            <Empty>{search !== '' || state !== undefined || shared ? 'No email is like this.' : 'Nobody in this group has an email address.'}</Empty>
          ) : (
            <Empty>The members are being calculated; their emails come next.</Empty>
          )
        }
      />
      <Why record={why} onClose={() => address.set({ why: null })} />
    </>
  );
}
