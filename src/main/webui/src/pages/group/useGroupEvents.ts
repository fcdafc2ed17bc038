import { useEffect, useMemo, useRef } from 'react';
import { useSubscription } from 'urql';
import type { GroupData } from './Group';
import { ConsoleRecordsLiveDocument } from './Group.documents';

/** How large the group is, wherever it is counted; it says nothing while that is being calculated. */
export function sizeOf({ calculation, syncs }: GroupData): string | null {
  return calculation.state === 'READY' ? JSON.stringify([calculation.memberCount, calculation.beneficiaryCount, syncs.map((sync) => sync.counts.total)]) : null;
}

export function runsOf({ syncs }: GroupData): string {
  return JSON.stringify(syncs.map((sync) => [sync.currentRun?.id, sync.lastRun?.id]));
}

/**
 * Follows a group's records: what changes is in the cache by itself; the lists are read anew when a run ends or what they depend on is
 * another, since rows may have come or gone.
 */
export function useGroupEvents(groupId: string, dependsOn: string | null, refresh: () => void): void {
  const variables = useMemo(() => ({ groups: [groupId] }), [groupId]);
  const [{ data }] = useSubscription({ query: ConsoleRecordsLiveDocument, variables });
  const event = data?.syncEvents;
  const ended = event?.__typename === 'SyncRunFinished' ? event.cursor : null;
  useEffect(() => {
    if (ended !== null) {
      refresh();
    }
  }, [ended, refresh]);

  const read = useRef(dependsOn);
  useEffect(() => {
    if (dependsOn !== read.current) {
      read.current = dependsOn;
      if (dependsOn !== null) {
        refresh();
      }
    }
  }, [dependsOn, refresh]);
}
