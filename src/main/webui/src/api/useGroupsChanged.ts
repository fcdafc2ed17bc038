import { useEffect, useRef } from 'react';
import { useSubscription } from 'urql';
import { ConsoleGroupsChangedDocument } from './generated';

/**
 * Calls back when members or statuses of a group changed, but at most once in so many milliseconds: during a large sync something changes
 * all the time, and what is read anew costs of the viewer's budget.
 */
export function useGroupsChanged(onChange: () => void, pauseMs: number): void {
  const latest = useRef(onChange);
  latest.current = onChange;
  const timer = useRef<ReturnType<typeof setTimeout> | undefined>(undefined);
  useSubscription({ query: ConsoleGroupsChangedDocument }, (_before: unknown, change) => {
    timer.current ??= setTimeout(() => {
      timer.current = undefined;
      latest.current();
    }, pauseMs);
    return change;
  });
  useEffect(() => () => clearTimeout(timer.current), []);
}
