import { useSyncExternalStore } from 'react';

/** The token of this tab, where the service asks for one. It lies in the tab's own storage and ends with the tab. */
const KEY = 'rollcall.token';

const listeners = new Set<() => void>();

/** Who is asking, and whether the service refused that, in its own words where it gave some. */
interface Session {
  token: string | null;
  refused: boolean;
  why: string | null;
}

let state: Session = { token: sessionStorage.getItem(KEY), refused: false, why: null };

function change(next: Session): void {
  state = next;
  listeners.forEach((listener) => listener());
}

export const session = {
  authorization: (): string | null => (state.token === null ? null : `Bearer ${state.token}`),

  signIn(token: string): void {
    sessionStorage.setItem(KEY, token.trim());
    change({ token: token.trim(), refused: false, why: null });
  },

  signOut(): void {
    sessionStorage.removeItem(KEY);
    change({ token: null, refused: true, why: null });
  },

  /** The service does not know this tab, or no longer. */
  refused(why: string | null): void {
    if (!state.refused) {
      change({ ...state, refused: true, why });
    }
  },

  /** Calls back when somebody else is asking, or nobody any more. */
  onChange(listener: () => void): () => void {
    listeners.add(listener);
    return () => listeners.delete(listener);
  },
};

export function useSession(): Session {
  return useSyncExternalStore(session.onChange, () => state);
}
