import { useEffect, useState } from 'react';

const FULL = new Intl.DateTimeFormat(undefined, { dateStyle: 'medium', timeStyle: 'medium' });
const SHORT = new Intl.DateTimeFormat(undefined, { dateStyle: 'medium', timeStyle: 'short' });
const AGO = new Intl.RelativeTimeFormat(undefined, { numeric: 'auto' });

const STEPS: [Intl.RelativeTimeFormatUnit, number][] = [
  ['second', 60],
  ['minute', 60],
  ['hour', 24],
  ['day', 7],
];

function ago(then: number, now: number): string | null {
  let value = (then - now) / 1000;
  for (const [unit, size] of STEPS) {
    if (Math.abs(value) < size) {
      return AGO.format(Math.round(value), unit);
    }
    value /= size;
  }
  return null;
}

/** A moment: how long ago while that is easier to read, and in full on hovering. */
export function When({ at }: { at: string | null | undefined }) {
  const [, tick] = useState(0);
  useEffect(() => {
    const timer = setInterval(() => tick((before) => before + 1), 20_000);
    return () => clearInterval(timer);
  }, []);
  if (at == null) {
    return <span>–</span>;
  }
  const then = new Date(at);
  return (
    <time dateTime={at} title={FULL.format(then)}>
      {ago(then.getTime(), Date.now()) ?? SHORT.format(then)}
    </time>
  );
}
