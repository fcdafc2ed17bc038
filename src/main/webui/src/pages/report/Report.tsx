import { Button } from '@mantine/core';
import { useEffect, useState } from 'react';
import { Link } from 'wouter';
import type { ReportRowFragment } from '../../api/generated';
import { EmailSyncSummaryDocument } from '../../api/shipped';
import { ConsoleReportDocument } from './Report.documents';
import { useGroupsChanged } from '../../api/useGroupsChanged';
import { useLiveQuery } from '../../api/useLiveQuery';
import { usePages } from '../../api/usePages';
import { useMay, useProviders } from '../../app/viewer';
import type { Column } from '../../ui/DataTable';
import { Email } from '../../ui/Email';
import { Empty } from '../../ui/Empty';
import { Failure } from '../../ui/Failure';
import { List } from '../../ui/List';
import { PageHead } from '../../ui/PageHead';
import { RecordStatus } from '../../ui/Status';
import { SyncEmail } from '../../ui/SyncEmail';
import { useAddress } from '../../ui/useAddress';
import { BELONGS, count, PROVIDER } from '../../ui/words';
import { ExportFile, ExportMenu } from './ExportFile';
import { askedOf, NONE, which, whom } from './filter';
import { Filters } from './Filters';
import { Chosen, SendAll } from './SendAgain';
import { Summary } from './Summary';
import { useSendAgain } from './useSendAgain';

const PAGE = 50;
const LIVE_PAUSE_MS = 4_000;
/** The more rows are shown, the longer it is until they are read anew. */
const LIVE_PAUSE_MS_PER_ROW = 10;

/** Reports > Email Sync: how the members of all groups stand at each provider, in numbers and row by row; live. */
export default function Report() {
  const address = useAddress();
  const asked = askedOf(address);
  const filter = which(asked);
  const search = asked.search === '' ? null : asked.search;
  const [{ data: numbers, error }, readNumbers] = useLiveQuery({ query: EmailSyncSummaryDocument, variables: { filter: whom(asked) } });
  const rows = usePages(ConsoleReportDocument, { filter, search, orderBy: asked.order, first: PAGE }, (data) => data.emailSyncReport);
  useGroupsChanged(
    () => {
      readNumbers({ requestPolicy: 'network-only' });
      rows.refresh();
    },
    LIVE_PAUSE_MS + rows.nodes.length * LIVE_PAUSE_MS_PER_ROW,
  );

  const maySync = useMay('SYNC');
  const columns = useColumns(maySync);
  const [chosen, setChosen] = useState<ReadonlySet<string>>(new Set());
  const key = JSON.stringify([filter, search]);
  useEffect(() => setChosen(new Set()), [key]);
  const again = useSendAgain();
  const [exported, setExported] = useState<string | null>(null);
  const names = new Map(rows.nodes.map((row) => [row.id, `${row.member.displayName}, ${row.group.name}`]));

  return (
    <>
      <PageHead
        title="Email Sync report"
        under={rows.totalCount === undefined ? ' ' : `${count(rows.totalCount, 'row')}; who is a member of two groups is in two.`}
        actions={
          <>
            {maySync && <SendAll total={rows.totalCount ?? 0} busy={again.done !== null} onAgree={() => void again.sendAll(filter, search)} />}
            <ExportMenu filter={filter} onStart={setExported} />
          </>
        }
      />
      {exported !== null && <ExportFile key={exported} id={exported} searched={search !== null} onClose={() => setExported(null)} />}
      {error !== undefined && <Failure error={error} onRetry={readNumbers} />}
      {numbers !== undefined && <Summary of={numbers.emailSyncSummary} asked={asked} onChange={address.set} />}
      <Filters asked={asked} onChange={address.set} />
      <List
        what="rows of the report"
        pages={rows}
        columns={columns}
        id={(row) => row.id}
        order={asked.order}
        onOrder={(order) => address.set({ order: order.field, direction: order.direction })}
        selection={
          maySync
            ? {
                ids: chosen,
                label: (id) => `Choose ${names.get(id) ?? ''}`,
                toggle: (id) => setChosen((before) => new Set(before.has(id) ? [...before].filter((one) => one !== id) : [...before, id])),
              }
            : undefined
        }
        empty={
          <Empty
            action={
              <Button variant="default" onClick={() => address.set(NONE)}>
                Show all
              </Button>
            }
          >
            No member of a group is like this.
          </Empty>
        }
      />
      <Chosen
        ids={chosen}
        again={again}
        onAll={() => setChosen(new Set(rows.nodes.map((row) => row.id)))}
        onNone={() => setChosen(new Set())}
      />
    </>
  );
}

function useColumns(maySync: boolean): Column<ReportRowFragment>[] {
  const providers = useProviders();
  return [
    {
      id: 'member',
      header: 'Member',
      order: 'NAME',
      grow: 1.4,
      cell: ({ member }) => <Link to={`/members/${member.id}`}>{member.displayName}</Link>,
    },
    {
      id: 'group',
      header: 'Group',
      order: 'GROUP',
      grow: 1.4,
      cell: ({ group, kind }) => (
        <>
          <Link to={`/groups/${group.slug}`}>{group.name}</Link>
          {kind === 'BENEFICIARY' && <div className="rc-muted">{BELONGS[kind]}</div>}
        </>
      ),
    },
    { id: 'email', header: 'Email', order: 'EMAIL', grow: 1.8, cell: ({ member }) => <Email>{member.email}</Email> },
    { id: 'dns', header: 'Do Not Send', cell: ({ member }) => (member.doNotSendMarketingEmails ? 'Yes' : 'No') },
    ...providers.map(
      (provider): Column<ReportRowFragment> => ({
        id: provider,
        header: PROVIDER[provider],
        grow: 2.3,
        cell: ({ statuses }) => <RecordStatus status={statuses.find((status) => status.provider === provider)} />,
      }),
    ),
    ...(maySync
      ? [
          {
            id: 'sync',
            header: 'Action',
            headerHidden: true,
            cell: ({ id, statuses, member, group }: ReportRowFragment) => <SyncEmail id={id} statuses={statuses} of={`${member.displayName}, ${group.name}`} />,
          },
        ]
      : []),
  ];
}
