import { Button, Loader } from '@mantine/core';
import { IconAlertCircleFilled, IconCircleCheckFilled, IconMinus } from '@tabler/icons-react';
import { useState } from 'react';
import { useSubscription } from 'urql';
import type { ComparisonFragment, Provider } from '../../api/generated';
import { ConsoleComparingDocument, ConsoleComparisonDocument } from './Accounts.documents';
import { useLiveQuery } from '../../api/useLiveQuery';
import { Dialog } from '../../ui/Ask';
import { Failure } from '../../ui/Failure';
import { Sign } from '../../ui/Status';
import { When } from '../../ui/When';
import { count, FINDING, PHASE, PROVIDER, RUN } from '../../ui/words';
import classes from './accounts.module.css';
import { Findings } from './Findings';

/** The latest comparison with a provider: live while it goes on, then what it found. */
export function LastComparison({ provider }: { provider: Provider }) {
  const [{ data, error }] = useLiveQuery({ query: ConsoleComparisonDocument, variables: { provider } });
  const run = data?.syncRuns.nodes[0];
  const goesOn = run !== undefined && run.finishedAt === null;
  useSubscription({ query: ConsoleComparingDocument, variables: { runId: run?.id ?? '' }, pause: !goesOn });
  if (error !== undefined && data === undefined) {
    return <Failure error={error} />;
  }
  if (run === undefined) {
    return <span>{data === undefined ? '…' : 'None yet'}</span>;
  }
  return (
    <div className={classes.comparison}>
      <Outcome run={run} />
      {!goesOn && <Found run={run} />}
    </div>
  );
}

function Outcome({ run }: { run: ComparisonFragment }) {
  if (run.finishedAt === null) {
    const { percent } = run.progress;
    return (
      <Sign tone="busy" icon={<Loader size={16} />} label={run.state === 'RUNNING' ? PHASE[run.phase] : RUN[run.state]}>
        {percent !== null && <span className={classes.note}>{percent} %</span>}
      </Sign>
    );
  }
  const when = (
    <span className={classes.note}>
      <When at={run.finishedAt} />
      {run.requestedBy !== null && `, asked for by ${run.requestedBy}`}
    </span>
  );
  switch (run.state) {
    case 'SUCCEEDED':
      return (
        <Sign tone="good" icon={<IconCircleCheckFilled size={18} />} label={RUN.SUCCEEDED}>
          {when}
        </Sign>
      );
    case 'CANCELED':
      return (
        <Sign tone="quiet" icon={<IconMinus size={18} />} label={RUN.CANCELED}>
          {when}
        </Sign>
      );
    default:
      return (
        <Sign tone="bad" icon={<IconAlertCircleFilled size={18} />} label={RUN[run.state]}>
          {run.failure !== null && <span className={classes.note}>{run.failure.message}</span>}
          {when}
        </Sign>
      );
  }
}

function Found({ run }: { run: ComparisonFragment }) {
  const [open, setOpen] = useState(false);
  const total = run.findingCounts.reduce((sum, finding) => sum + finding.count, 0);
  if (total === 0) {
    return run.state === 'SUCCEEDED' ? <span className={classes.note}>Nothing differed.</span> : null;
  }
  return (
    <>
      <span className={classes.note}>{run.findingCounts.map((finding) => `${FINDING[finding.kind]}: ${finding.count.toLocaleString()}`).join(', ')}</span>
      <div>
        <Button size="xs" variant="default" onClick={() => setOpen(true)}>
          Show {count(total, 'difference')}
        </Button>
      </div>
      <Dialog opened={open} title={`What differed at ${PROVIDER[run.provider]}`} onClose={() => setOpen(false)} size="xl">
        <Findings runId={run.id} />
      </Dialog>
    </>
  );
}
