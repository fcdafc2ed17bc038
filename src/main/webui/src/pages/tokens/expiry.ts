/** The end of a day that somebody chose, where that is; null for no day. */
export function endOf(day: string): string | null {
  if (day === '') {
    return null;
  }
  const next = new Date(`${day}T00:00:00`);
  next.setDate(next.getDate() + 1);
  return next.toISOString();
}
