import { Button } from '@mantine/core';
import type { ConsoleRunFragment } from '../../api/generated';
import { ConsoleGroupRunsDocument } from './RunsTab.documents';
import { usePages } from '../../api/usePages';
import type { Column } from '../../ui/DataTable';
import { Empty } from '../../ui/Empty';
import { List } from '../../ui/List';
import { useAddress } from '../../ui/useAddress';
import { When } from '../../ui/When';
import { PHASE, PROVIDER, RUN, TRIGGER } from '../../ui/words';
import type { GroupData } from './Group';
import { Plan } from './Plan';
import { RunDrawer } from './RunDrawer';
import { runsOf, useGroupEvents } from './useGroupEvents';

const PAGE = 25;

/** What was sent, when and why; and what would be sent now. */
export function RunsTab({ group }: { group: GroupData }) {
  const address = useAddress();
  const runs = usePages(ConsoleGroupRunsDocument, { groupId: group.id, first: PAGE }, (data) => data.group?.syncRuns);
  useGroupEvents(group.id, runsOf(group), runs.refresh);
  const columns: Column<ConsoleRunFragment>[] = [
    { id: 'when', header: 'Asked for', grow: 1.5, cell: (run) => <When at={run.queuedAt} /> },
    { id: 'provider', header: 'Provider', grow: 1.5, cell: (run) => PROVIDER[run.provider] },
    { id: 'why', header: 'Why', grow: 2.5, cell: (run) => TRIGGER[run.trigger] },
    { id: 'who', header: 'By', grow: 1.5, cell: (run) => run.requestedBy ?? 'Rollcall' },
    { id: 'state', header: 'State', grow: 2, cell: (run) => (run.state === 'RUNNING' ? PHASE[run.phase] : RUN[run.state]) },
    { id: 'sent', header: 'Sent', align: 'end', cell: (run) => run.progress.sent.toLocaleString() },
    { id: 'failed', header: 'Failed', align: 'end', cell: (run) => run.progress.failed.toLocaleString() },
    {
      id: 'more',
      header: 'More',
      headerHidden: true,
      cell: (run) => (
        <Button size="compact-sm" variant="subtle" aria-label={`More about the run at ${PROVIDER[run.provider]} of ${new Date(run.queuedAt).toLocaleString()}`} onClick={() => address.set({ run: run.id })}>
          More
        </Button>
      ),
    },
  ];
  return (
    <>
      {group.syncs
        .filter((sync) => sync.list !== null)
        .map((sync) => (
          <Plan key={sync.provider} group={group} provider={sync.provider} held={sync.heldBecause} />
        ))}
      <List what="runs" pages={runs} columns={columns} id={(run) => run.id} empty={<Empty>Nothing was synced yet. Choose a list under Details, and save.</Empty>} />
      <RunDrawer run={address.one('run')} onClose={() => address.set({ run: null })} />
    </>
  );
}
