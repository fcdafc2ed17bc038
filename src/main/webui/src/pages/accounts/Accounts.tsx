import { useSubscription } from 'urql';
import type { Provider } from '../../api/generated';
import { ConsoleAccountListDocument, ConsoleAccountListLiveDocument } from './Accounts.documents';
import { useLiveQuery } from '../../api/useLiveQuery';
import { Failure } from '../../ui/Failure';
import { PageHead } from '../../ui/PageHead';
import { Waiting } from '../../ui/Waiting';
import { Account } from './Account';
import { ConnectingProvider } from './connecting';
import { NoAccount } from './NoAccount';

const OFFERED: readonly Provider[] = ['MAILCHIMP', 'CONSTANT_CONTACT'];

/** The association's account at each provider: whether Rollcall is let in, and what can be done about it; live. */
export default function Accounts() {
  const [{ data, error, fetching }, again] = useLiveQuery({ query: ConsoleAccountListDocument });
  useSubscription({ query: ConsoleAccountListLiveDocument });
  return (
    <>
      <PageHead title="Accounts" under="Where groups are synced to" />
      {error !== undefined && <Failure error={error} onRetry={() => again({ requestPolicy: 'network-only' })} />}
      {data === undefined && fetching && <Waiting what="the accounts" />}
      {data !== undefined && (
        <ConnectingProvider accounts={data.providerAccounts}>
          {OFFERED.map((provider) => {
            const account = data.providerAccounts.find((one) => one.provider === provider && one.connected);
            return account === undefined ? <NoAccount key={provider} provider={provider} /> : <Account key={provider} account={account} />;
          })}
        </ConnectingProvider>
      )}
    </>
  );
}
