import { useEffect, useRef } from 'react';
import { useSubscription } from 'urql';
import { ConsoleGroupsChangedDocument } from './GroupsChanged.documents';

/** What changes together is read together. */
const GATHER_MS = 600;

/**
 * Calls back when members or statuses of a group changed, but at most once in so many milliseconds: during a large sync something changes
 * all the time, and what is read anew costs of the viewer's budget.
 */
export function useGroupsChanged(onChange: () => void, pauseMs: number): void {
  const latest = useRef(onChange);
  latest.current = onChange;
  const timer = useRef<ReturnType<typeof setTimeout> | undefined>(undefined);
  const last = useRef(0);
  useSubscription({ query: ConsoleGroupsChangedDocument }, (_before: unknown, change) => {
    timer.current ??= setTimeout(
      () => {
        timer.current = undefined;
        last.current = Date.now();
        latest.current();
      },
      Math.max(GATHER_MS, last.current + pauseMs - Date.now()),
    );
    return change;
  });
  useEffect(() => () => clearTimeout(timer.current), []);
}
