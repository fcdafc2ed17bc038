import { Button } from '@mantine/core';
import { useId } from 'react';
import { ConsoleResyncRecordsDocument } from '../pages/group/EmailSyncTab.documents';
import type { Status } from './Status';
import { useAct } from './useAct';

interface Props {
  /** Of an email sync record, or of a group's member. */
  id: string;
  /** Whose email it is, for those who hear the button and do not see its row. */
  of: string;
  statuses: Status[];
  onDone?(): void;
}

/** Why a record cannot be sent anywhere; null when it can somewhere. */
function notSyncable(statuses: Status[]): string | null {
  return statuses.every((status) => status.state === 'NOT_APPLICABLE') ? (statuses[0]?.message ?? 'No account is connected.') : null;
}

/** Sends one record again, whatever was stored about it; where nothing is to be sent it says why not. */
export function SyncEmail({ id, of, statuses, onDone }: Props) {
  const resync = useAct(ConsoleResyncRecordsDocument);
  const reason = notSyncable(statuses);
  const hint = useId();
  const start = async () => {
    const { problems } = await resync.run({ input: { recordIds: [id] } }, { done: `The sync of ${of} has started.` });
    if (problems.length === 0) {
      onDone?.();
    }
  };
  return (
    <>
      <Button size="compact-sm" variant="default" disabled={reason !== null} loading={resync.busy} title={reason ?? undefined} aria-describedby={reason === null ? undefined : hint} aria-label={`Sync Email of ${of}`} onClick={start}>
        Sync Email
      </Button>
      {reason !== null && (
        <span id={hint} hidden>
          {reason}
        </span>
      )}
    </>
  );
}
