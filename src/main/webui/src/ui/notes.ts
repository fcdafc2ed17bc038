import { useSyncExternalStore } from 'react';

const listeners = new Set<() => void>();
let wanted = false;

/** What shows notes: it is read with the first of them. */
export async function notes() {
  wanted = true;
  listeners.forEach((listener) => listener());
  return (await import('@mantine/notifications')).notifications;
}

/** Whether there has been a note. */
export function useNotesWanted(): boolean {
  return useSyncExternalStore(
    (listener) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    () => wanted,
  );
}

/** A note that passes by itself; a bad one stays until it is closed. */
export function tell(tone: 'good' | 'bad', message: string): void {
  void notes().then((shown) =>
    shown.show({
      message,
      color: tone === 'good' ? 'green' : 'red',
      autoClose: tone === 'good' ? 5_000 : false,
      withBorder: true,
      closeButtonProps: { 'aria-label': 'Close the note' },
    }),
  );
}
