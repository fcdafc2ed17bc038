import { Button, Drawer } from '@mantine/core';
import type { ConsoleRunPageQuery } from '../../api/generated';
import { ConsoleFindingsDocument, ConsoleRunPageDocument } from './RunsTab.documents';
import { useLiveQuery } from '../../api/useLiveQuery';
import { type Connection, usePages } from '../../api/usePages';
import { Empty } from '../../ui/Empty';
import { Failure } from '../../ui/Failure';
import { Facts } from '../../ui/PageHead';
import { Waiting } from '../../ui/Waiting';
import { When } from '../../ui/When';
import { ERROR, FINDING, PHASE, PROVIDER, RUN, TRIGGER } from '../../ui/words';
import classes from './group.module.css';

const PAGE = 50;

/** A run: what started it, how far it came, why it failed, and what a comparison found. */
export function RunDrawer({ run, onClose }: { run: string | null; onClose(): void }) {
  return (
    <Drawer opened={run !== null} onClose={onClose} title="Run" position="right" size="min(36rem, 100vw)" closeButtonProps={{ 'aria-label': 'Close' }}>
      {run !== null && <Run id={run} />}
    </Drawer>
  );
}

type RunData = Extract<ConsoleRunPageQuery['node'], { findingCounts: unknown }>;

function Run({ id }: { id: string }) {
  const [{ data, error }, again] = useLiveQuery({ query: ConsoleRunPageDocument, variables: { run: id } });
  if (data === undefined) {
    return error === undefined ? <Waiting what="the run" /> : <Failure error={error} onRetry={again} />;
  }
  const run = data.node as RunData | null;
  if (run == null || !('trigger' in run)) {
    return <Empty>This run is no longer kept.</Empty>;
  }
  const { progress } = run;
  const facts: [string, React.ReactNode][] = [
    ['Provider', PROVIDER[run.provider]],
    ['Why', TRIGGER[run.trigger]],
    ['Asked for by', run.requestedBy ?? 'Rollcall'],
    ['State', run.state === 'RUNNING' ? PHASE[run.phase] : RUN[run.state]],
    ['Asked for', <When key="queued" at={run.queuedAt} />],
    ['Begun', <When key="started" at={run.startedAt} />],
    ['Ended', <When key="finished" at={run.finishedAt} />],
    ['Records', `${progress.done.toLocaleString()} of ${progress.total?.toLocaleString() ?? '?'}`],
    ['Sent', progress.sent.toLocaleString()],
    ['Not sent, being as they should', progress.skipped.toLocaleString()],
    ['Failed', progress.failed.toLocaleString()],
  ];
  return (
    <div className="rc-stack">
      <Facts of={facts} />
      {run.failure !== null && (
        <p role="alert">
          <strong>{ERROR[run.failure.code]}.</strong> {run.failure.message} {run.failure.providerMessage !== null && `“${run.failure.providerMessage}”`}
        </p>
      )}
      {run.trigger === 'RECONCILIATION' && <Findings run={run} />}
    </div>
  );
}

function Findings({ run }: { run: RunData }) {
  const findings = usePages(
    ConsoleFindingsDocument,
    { run: run.id, first: PAGE },
    (data): Connection<{ kind: keyof typeof FINDING; email: string | null; action: string }> | null =>
      data.node != null && 'findings' in data.node ? data.node.findings : null,
  );
  if (run.findingCounts.length === 0) {
    return <p>The provider was as it should be.</p>;
  }
  return (
    <>
      <h3>What was found</h3>
      <ul className={classes.names}>
        {run.findingCounts.map(({ kind, count }) => (
          <li key={kind}>
            {count.toLocaleString()} {FINDING[kind]}
          </li>
        ))}
      </ul>
      {findings.error !== undefined && <Failure error={findings.error} onRetry={findings.refresh} />}
      <ul className={classes.ranks}>
        {findings.nodes.map((finding, index) => (
          <li key={index}>
            <strong>{finding.email ?? 'The list'}</strong>: {FINDING[finding.kind]}
            <div className={classes.small}>{finding.action}</div>
          </li>
        ))}
      </ul>
      {findings.hasMore && (
        <Button variant="default" loading={findings.loading} onClick={findings.loadMore}>
          Show more
        </Button>
      )}
    </>
  );
}
