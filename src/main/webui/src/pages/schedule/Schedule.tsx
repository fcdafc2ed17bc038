import { Button, Loader } from '@mantine/core';
import { IconAlertCircleFilled, IconCircleCheckFilled, IconClock, IconPlayerPauseFilled } from '@tabler/icons-react';
import type { JobRowFragment } from '../../api/generated';
import { PauseScheduledJobDocument } from '../../api/shipped';
import { useMay } from '../../app/viewer';
import { type Column, DataTable } from '../../ui/DataTable';
import { Empty } from '../../ui/Empty';
import { Failure } from '../../ui/Failure';
import { PageHead } from '../../ui/PageHead';
import { Sign } from '../../ui/Status';
import { useAct } from '../../ui/useAct';
import { Waiting } from '../../ui/Waiting';
import { When } from '../../ui/When';
import { regularly, wordsOf } from './jobs';
import classes from './schedule.module.css';
import { type Jobs, useJobs } from './useJobs';

/** What goes by the clock: what it is for, when it runs, and how it last ended. */
export default function Schedule() {
  const all = useJobs();
  const may = useMay('ADMIN');
  const columns: Column<JobRowFragment>[] = [
    { id: 'job', header: 'Job', grow: 3, cell: (job) => <Job name={job.name} /> },
    { id: 'schedule', header: 'Runs', grow: 1.5, cell: (job) => regularly(job.schedule) },
    { id: 'last', header: 'Last run', grow: 3, cell: (job) => <LastRun job={job} asked={all.isAsked(job.name)} /> },
    { id: 'next', header: 'Next run', grow: 1.2, cell: (job) => <NextRun job={job} /> },
    ...(may ? [{ id: 'actions', header: 'Actions', headerHidden: true, grow: 1.3, cell: (job: JobRowFragment) => <Actions job={job} jobs={all} /> }] : []),
  ];
  return (
    <>
      <PageHead title="Schedule" under="What goes by the clock" />
      {all.error !== undefined && <Failure error={all.error} onRetry={all.again} />}
      {all.jobs === undefined && all.error === undefined && <Waiting what="the jobs" />}
      {all.jobs !== undefined &&
        (all.jobs.length === 0 ? <Empty>There are no jobs.</Empty> : <DataTable label="jobs" rows={all.jobs} columns={columns} id={(job) => job.name} />)}
    </>
  );
}

function Job({ name }: { name: string }) {
  const { title, purpose } = wordsOf(name);
  return (
    <>
      <span className={classes.title}>{title}</span>
      <span className={classes.note}>{purpose}</span>
    </>
  );
}

function LastRun({ job, asked }: { job: JobRowFragment; asked: boolean }) {
  if (job.running || asked) {
    return <Sign tone="busy" icon={<Loader size={16} />} label={job.running ? 'Running' : 'About to run'} />;
  }
  if (job.lastRunAt === null) {
    return <Sign tone="quiet" icon={<IconClock size={18} />} label="Has not run yet" />;
  }
  return (
    <Sign
      tone={job.failed ? 'bad' : 'good'}
      icon={job.failed ? <IconAlertCircleFilled size={18} /> : <IconCircleCheckFilled size={18} />}
      label={job.failed ? 'Failed' : 'Done'}
    >
      <span className={classes.note}>
        <When at={job.lastRunAt} />
      </span>
      {job.lastOutcome !== null && <span className={classes.note}>{job.lastOutcome}</span>}
    </Sign>
  );
}

function NextRun({ job }: { job: JobRowFragment }) {
  return job.paused ? <Sign tone="warn" icon={<IconPlayerPauseFilled size={18} />} label="Paused" /> : <When at={job.nextRunAt} />;
}

function Actions({ job, jobs }: { job: JobRowFragment; jobs: Jobs }) {
  const pause = useAct(PauseScheduledJobDocument);
  const { title } = wordsOf(job.name);
  const busy = job.running || jobs.isAsked(job.name);
  return (
    <div className={classes.actions}>
      <Button size="xs" variant="default" disabled={busy} onClick={() => void jobs.runNow(job)} aria-label={`Run now: ${title}`}>
        Run now
      </Button>
      <Button
        size="xs"
        variant="default"
        loading={pause.busy}
        onClick={() =>
          void pause.run({ input: { name: job.name, paused: !job.paused } }, { done: job.paused ? `${title} goes on.` : `${title} is paused; it runs only when somebody asks.` })
        }
        aria-label={`${job.paused ? 'Resume' : 'Pause'}: ${title}`}
      >
        {job.paused ? 'Resume' : 'Pause'}
      </Button>
    </div>
  );
}
