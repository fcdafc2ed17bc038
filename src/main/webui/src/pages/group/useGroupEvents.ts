import { useEffect, useMemo } from 'react';
import { useSubscription } from 'urql';
import { ConsoleRecordsLiveDocument } from './Group.documents';

/**
 * Follows a group's records: what changes is in the cache by itself; the lists are read anew when a run ends, since rows may have come or
 * gone.
 */
export function useGroupEvents(groupId: string, refresh: () => void): void {
  const variables = useMemo(() => ({ groups: [groupId] }), [groupId]);
  const [{ data }] = useSubscription({ query: ConsoleRecordsLiveDocument, variables });
  const event = data?.syncEvents;
  const ended = event?.__typename === 'SyncRunFinished' ? event.cursor : null;
  useEffect(() => {
    if (ended !== null) {
      refresh();
    }
  }, [ended, refresh]);
}
