import { useCallback, useEffect, useState } from 'react';
import { type CombinedError } from 'urql';
import type { JobRowFragment } from '../../api/generated';
import { RunScheduledJobDocument } from '../../api/shipped';
import { ConsoleScheduleDocument } from './Schedule.documents';
import { useLiveQuery } from '../../api/useLiveQuery';
import { tell } from '../../ui/notes';
import { useAct } from '../../ui/useAct';
import { pauseBeforeLooking, wordsOf } from './jobs';

/** How long to wait for a job that was asked for; a service that runs none would keep the page waiting. */
const PATIENCE_MS = 30_000;

interface Asked {
  /** When it had last run before. */
  formerly: string | null;
  until: number;
}

export interface Jobs {
  jobs: JobRowFragment[] | undefined;
  error: CombinedError | undefined;
  again(): void;
  /** Whether somebody here asked for a run that has not ended. */
  isAsked(name: string): boolean;
  runNow(job: JobRowFragment): Promise<void>;
}

/** The jobs; read again while one runs, and when one is due. */
export function useJobs(): Jobs {
  const [{ data, error, fetching }, read] = useLiveQuery({ query: ConsoleScheduleDocument });
  const again = useCallback(() => read({ requestPolicy: 'network-only' }), [read]);
  const [asked, setAsked] = useState<Record<string, Asked>>({});
  const run = useAct(RunScheduledJobDocument);
  const jobs = data?.scheduledJobs;

  useEffect(() => {
    const ended = (jobs ?? []).filter((job) => {
      const mine = asked[job.name];
      return mine !== undefined && !job.running && (job.lastRunAt !== mine.formerly || Date.now() > mine.until);
    });
    if (ended.length > 0) {
      setAsked((before) => Object.fromEntries(Object.entries(before).filter(([name]) => !ended.some((job) => job.name === name))));
      for (const job of ended.filter((one) => one.lastRunAt !== asked[one.name]?.formerly)) {
        tell(job.failed ? 'bad' : 'good', `${wordsOf(job.name).title}: ${job.lastOutcome ?? 'done'}`);
      }
    }
  }, [jobs, asked]);

  const waits = Object.keys(asked).length > 0;
  useEffect(() => {
    if (fetching) {
      return undefined;
    }
    const timer = setTimeout(again, pauseBeforeLooking(jobs ?? [], waits, Date.now()));
    return () => clearTimeout(timer);
  }, [jobs, error, fetching, waits, again]);

  return {
    jobs,
    error,
    again,
    isAsked: (name) => asked[name] !== undefined,
    runNow: async (job) => {
      const { problems } = await run.run({ input: { name: job.name } });
      if (problems.length === 0) {
        setAsked((before) => ({ ...before, [job.name]: { formerly: job.lastRunAt, until: Date.now() + PATIENCE_MS } }));
      }
    },
  };
}
