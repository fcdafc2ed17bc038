import { Button } from '@mantine/core';
import { ConsoleSyncEmailDocument, type SyncState } from '../../api/generated';
import { useAct } from '../../ui/useAct';

interface Standing {
  state: SyncState;
  message: string;
}

/** Why an email cannot be sent again; null when it can. */
export function unsyncable(statuses: Standing[]): string | null {
  if (statuses.length === 0) {
    return 'No account is connected.';
  }
  if (statuses.some((status) => status.state === 'IN_PROGRESS')) {
    return 'It is being sent.';
  }
  return statuses.every((status) => status.state === 'NOT_APPLICABLE') ? `N/A: ${statuses[0]?.message ?? ''}` : null;
}

/** Sends one member's email of one group again. */
export function SyncEmail({ id, statuses, of }: { id: string; statuses: Standing[]; of: string }) {
  const act = useAct(ConsoleSyncEmailDocument);
  const reason = unsyncable(statuses);
  return (
    <Button
      size="compact-sm"
      variant="default"
      disabled={reason !== null}
      loading={act.busy}
      title={reason ?? undefined}
      aria-label={`Sync Email: ${of}${reason === null ? '' : ` (${reason})`}`}
      onClick={() => void act.run({ input: { recordIds: [id] } }, { done: 'The email is being sent again.' })}
    >
      Sync Email
    </Button>
  );
}
