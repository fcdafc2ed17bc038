import { createContext, type ReactNode, useContext, useEffect, useMemo, useState } from 'react';
import type { AccountRowFragment, Provider } from '../../api/generated';
import { tell } from '../../ui/notes';
import { PROVIDER } from '../../ui/words';

/** An agreement at a provider's page that a person was sent to. */
export interface Begun {
  url: string;
  expiresAt: string;
  /** What the account said of its connection then: it is there when that is different. */
  formerly: string | null;
}

interface Connecting {
  of(provider: Provider): Begun | undefined;
  begin(provider: Provider, url: string, expiresAt: string): void;
  end(provider: Provider): void;
}

const Context = createContext<Connecting | null>(null);

/** Remembers who was sent to a provider's page, and says when the account is there: it outlives the card that sent them. */
export function ConnectingProvider({ accounts, children }: { accounts: AccountRowFragment[]; children: ReactNode }) {
  const [begun, setBegun] = useState<Partial<Record<Provider, Begun>>>({});
  useEffect(() => {
    for (const account of accounts) {
      const mine = begun[account.provider];
      if (account.connected && mine !== undefined && account.connectedAt !== mine.formerly) {
        setBegun((before) => ({ ...before, [account.provider]: undefined }));
        tell('good', `${PROVIDER[account.provider]} is connected: ${account.name}.`);
      }
    }
  }, [accounts, begun]);
  const connecting = useMemo<Connecting>(
    () => ({
      of: (provider) => begun[provider],
      begin: (provider, url, expiresAt) => {
        const formerly = accounts.find((account) => account.provider === provider && account.connected)?.connectedAt ?? null;
        setBegun((before) => ({ ...before, [provider]: { url, expiresAt, formerly } }));
      },
      end: (provider) => setBegun((before) => ({ ...before, [provider]: undefined })),
    }),
    [accounts, begun],
  );
  return <Context value={connecting}>{children}</Context>;
}

export function useConnecting(): Connecting {
  const connecting = useContext(Context);
  if (connecting === null) {
    throw new Error('There is no ConnectingProvider above.');
  }
  return connecting;
}
