import { Button, Menu, Progress } from '@mantine/core';
import { IconChevronDown } from '@tabler/icons-react';
import { useLocation } from 'wouter';
import { ConsoleCancelRunDocument, ConsoleDeleteGroupDocument, ConsoleResyncGroupDocument } from './Group.documents';
import { May } from '../../app/viewer';
import { Ask } from '../../ui/Ask';
import { PageHead } from '../../ui/PageHead';
import { Calculated, GroupSyncStatus } from '../../ui/Status';
import { useAct } from '../../ui/useAct';
import { When } from '../../ui/When';
import { count, PHASE, PROVIDER } from '../../ui/words';
import classes from './group.module.css';
import type { GroupData } from './Group';

/** The group's name, how many belong to it, and how it stands with each provider. */
export function Header({ group }: { group: GroupData }) {
  const { calculation: c } = group;
  return (
    <PageHead
      title={group.name}
      under={
        <span className={classes.sizes}>
          <span>
            Members <Calculated value={c.memberCount} state={c.state} failure={c.failureMessage} />
          </span>
          {c.state !== 'FAILED' && (
            <span>
              Beneficiaries <Calculated value={c.beneficiaryCount} state={c.state} />
            </span>
          )}
        </span>
      }
      actions={<Actions group={group} />}
    >
      <div className={classes.providers}>
        {group.syncs.map((sync) => (
          <Standing key={sync.provider} group={group} sync={sync} />
        ))}
      </div>
    </PageHead>
  );
}

function Standing({ group, sync }: { group: GroupData; sync: GroupData['syncs'][number] }) {
  const cancel = useAct(ConsoleCancelRunDocument);
  const run = sync.currentRun;
  const { counts } = sync;
  return (
    <section className={classes.provider} aria-label={PROVIDER[sync.provider]}>
      <h2 className={classes.providerName}>{PROVIDER[sync.provider]}</h2>
      <GroupSyncStatus sync={sync} />
      {run != null && (
        <>
          <Progress value={run.progress.percent ?? 0} animated aria-label={`Progress of ${group.name} at ${PROVIDER[sync.provider]}`} />
          <div className={classes.line}>
            {PHASE[run.phase]}
            {run.progress.total !== null && `: ${run.progress.done.toLocaleString()} of ${run.progress.total.toLocaleString()}`}
            {run.progress.estimatedFinishAt !== null && (
              <>
                , done <When at={run.progress.estimatedFinishAt} />
              </>
            )}
            <May do="SYNC">
              <Button size="compact-xs" variant="default" loading={cancel.busy} onClick={() => cancel.run({ input: { runId: run.id } }, { done: 'The run was stopped.' })}>
                Stop
              </Button>
            </May>
          </div>
        </>
      )}
      {sync.list !== null && (
        <div className={classes.line}>
          List “{sync.list.name}”
          {sync.lastSyncedAt !== null && (
            <>
              , last synced <When at={sync.lastSyncedAt} />
            </>
          )}
        </div>
      )}
      {sync.list !== null && counts.total > 0 && (
        <div className={classes.line}>
          {count(counts.total, 'member')} = {counts.synced.toLocaleString()} synced + {counts.pending.toLocaleString()} waiting + {counts.unsubscribed.toLocaleString()}{' '}
          unsubscribed + {counts.failed.toLocaleString()} failed + {counts.notApplicable.toLocaleString()} N/A
        </div>
      )}
    </section>
  );
}

function Actions({ group }: { group: GroupData }) {
  const [, go] = useLocation();
  const resync = useAct(ConsoleResyncGroupDocument);
  const remove = useAct(ConsoleDeleteGroupDocument);
  const synced = group.syncs.filter((sync) => sync.list !== null);
  const failed = synced.reduce((sum, sync) => sum + sync.counts.failed, 0);
  const start = (failedOnly: boolean) =>
    resync.run({ input: { groupId: group.id, failedOnly } }, { done: ({ runs }) => (runs.length === 0 ? 'There was nothing to sync.' : 'The sync has started.') });
  const deleteIt = async () => {
    const { problems } = await remove.run({ input: { id: group.id, expectedRevision: group.revision } }, { done: `“${group.name}” is deleted.` });
    if (problems.length === 0) {
      go('/groups');
    }
  };
  return (
    <>
      <May do="SYNC">
        {synced.length > 0 && (
          <Menu>
            <Menu.Target>
              <Button loading={resync.busy} rightSection={<IconChevronDown size={16} aria-hidden />}>
                Sync
              </Button>
            </Menu.Target>
            <Menu.Dropdown>
              <Menu.Item onClick={() => start(false)}>Sync all emails again</Menu.Item>
              <Menu.Item disabled={failed === 0} onClick={() => start(true)}>
                Sync the {failed.toLocaleString()} that failed
              </Menu.Item>
            </Menu.Dropdown>
          </Menu>
        )}
      </May>
      <May do="GROUPS_WRITE">
        <Ask label="Delete" title={`Delete “${group.name}”?`} agree="Delete the group" danger onAgree={deleteIt}>
          The group and its history here are gone for good. Its members stay. Contacts that Rollcall put on its lists are taken off them; nobody is unsubscribed.
        </Ask>
      </May>
    </>
  );
}
