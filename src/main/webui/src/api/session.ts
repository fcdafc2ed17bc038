import { useSyncExternalStore } from 'react';

/** The token of this tab, where the service asks for one. It lies in the tab's own storage and ends with the tab. */
const KEY = 'rollcall.token';

const listeners = new Set<() => void>();

/** What the service last said about who is asking; `ended` when it refused. */
let state: { token: string | null; refused: boolean } = { token: sessionStorage.getItem(KEY), refused: false };

function change(next: typeof state): void {
  state = next;
  listeners.forEach((listener) => listener());
}

export const session = {
  authorization: (): string | null => (state.token === null ? null : `Bearer ${state.token}`),

  signIn(token: string): void {
    sessionStorage.setItem(KEY, token.trim());
    change({ token: token.trim(), refused: false });
  },

  signOut(): void {
    sessionStorage.removeItem(KEY);
    change({ token: null, refused: true });
  },

  /** The service does not know this tab, or no longer. */
  refused(): void {
    if (!state.refused) {
      change({ ...state, refused: true });
    }
  },
};

export function useSession(): typeof state {
  return useSyncExternalStore(
    (listener) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    () => state,
  );
}
