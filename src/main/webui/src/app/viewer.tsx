import { createContext, type ReactNode, useContext } from 'react';
import { useSubscription } from 'urql';
import type { ConsoleViewerQuery, Permission, Provider } from '../api/generated';
import { ConsoleAccountsDocument, ConsoleViewerDocument } from './Viewer.documents';
import { useLiveQuery } from '../api/useLiveQuery';
import { Failure } from '../ui/Failure';
import { Waiting } from '../ui/Waiting';

const ViewerContext = createContext<ConsoleViewerQuery | null>(null);

/** Finds out who is looking and which accounts there are, before anything else is shown. */
export function ViewerProvider({ children }: { children: ReactNode }) {
  const [{ data, error, fetching }, again] = useLiveQuery({ query: ConsoleViewerDocument });
  useSubscription({ query: ConsoleAccountsDocument, pause: data === undefined });
  if (data === undefined) {
    return fetching || error === undefined ? <Waiting what="the console" /> : <Failure error={error} onRetry={again} />;
  }
  return <ViewerContext value={data}>{children}</ViewerContext>;
}

export function useSetting(): ConsoleViewerQuery {
  const setting = useContext(ViewerContext);
  if (setting === null) {
    throw new Error('There is no ViewerProvider above.');
  }
  return setting;
}

/** Whether whoever is looking may do something; what they may not is not offered. */
export function useMay(permission: Permission): boolean {
  return useSetting().viewer.permissions.includes(permission);
}

/** Providers that have a column: those with a connected account. */
export function useProviders(): Provider[] {
  return useSetting()
    .providerAccounts.filter((account) => account.connected)
    .map((account) => account.provider)
    .sort();
}

/** Shows its children to those who may. */
export function May({ do: permission, children }: { do: Permission; children: ReactNode }) {
  return useMay(permission) ? children : null;
}
