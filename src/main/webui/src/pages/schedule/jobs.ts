/** What a job is called here, and what it is for. */
export interface JobWords {
  title: string;
  purpose: string;
}

const KNOWN: Record<string, JobWords> = {
  'audit-check': { title: 'Check of the audit trail', purpose: 'Looks whether the audit trail is as it was written.' },
  calendar: { title: 'New day', purpose: 'Calculates the groups that a new day changes: memberships begin and end.' },
  'daily-digest': { title: 'Daily Digest', purpose: 'Mails what failed and what waits for a person.' },
  erasure: { title: 'Erasures', purpose: 'Ends the erasure of people whose contacts are off the lists.' },
  housekeeping: { title: 'Housekeeping', purpose: 'Deletes what is older than it is kept.' },
  reconcile: { title: 'Comparison of changes', purpose: 'Reads what changed at the providers.' },
  'reconcile-everything': { title: 'Comparison of everything', purpose: 'Reads everything at the providers, and puts right what differs.' },
  retry: { title: 'Another try', purpose: 'Sends again what was refused for a passing reason, and finds work that nobody does.' },
};

/** A job that is not known here is shown by its name. */
export function wordsOf(name: string): JobWords {
  return KNOWN[name] ?? { title: name, purpose: '' };
}

const UNITS: Record<string, string> = { H: 'hour', M: 'minute', S: 'second' };

/** “every PT15M” as people say it. */
export function regularly(schedule: string): string {
  return schedule.replace(/\bPT(\d+)([HMS])$/, (_all, n: string, unit: string) => (n === '1' ? `${UNITS[unit]}` : `${n} ${UNITS[unit]}s`));
}

const FAST_MS = 1_500;
const AFTER_DUE_MS = 3_000;
const SELDOM_MS = 60_000;

/** How long to wait before looking again: shortly while something runs or is to run, else until the next job is due. */
export function pauseBeforeLooking(jobs: { running: boolean; nextRunAt: string | null }[], asked: boolean, now: number): number {
  if (asked || jobs.some((job) => job.running)) {
    return FAST_MS;
  }
  const due = jobs.flatMap((job) => (job.nextRunAt === null ? [] : [Date.parse(job.nextRunAt) - now + AFTER_DUE_MS]));
  return Math.min(Math.max(Math.min(...due, SELDOM_MS), AFTER_DUE_MS), SELDOM_MS);
}
