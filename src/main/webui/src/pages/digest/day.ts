const DAY = new Intl.DateTimeFormat(undefined, { dateStyle: 'medium', timeZone: 'UTC' });

/** A day as people write it; it has no time, and is the same one everywhere. */
export function day(date: string): string {
  return DAY.format(new Date(`${date}T00:00:00Z`));
}
