import type { AccountRowFragment } from '../../api/generated';
import { May } from '../../app/viewer';
import { Card, Facts } from '../../ui/PageHead';
import { When } from '../../ui/When';
import { CONNECTED_BY, count, PROVIDER } from '../../ui/words';
import { AccountActions, RareActions } from './AccountActions';
import classes from './accounts.module.css';
import { Connect, Pending } from './Connect';
import { Health } from './Health';
import { LastComparison } from './LastComparison';

/** A connected account: how it stands, what it has, and what can be done with it. */
export function Account({ account }: { account: AccountRowFragment }) {
  return (
    <Card title={PROVIDER[account.provider]} actions={<AccountActions account={account} />}>
      <Health health={account.health} message={account.healthMessage} checkedAt={account.checkedAt} paused={account.paused} />
      {account.health === 'UNAUTHORIZED' && (
        <May do="PROVIDERS_WRITE">
          <Connect provider={account.provider} />
        </May>
      )}
      <Pending provider={account.provider} />
      <Facts
        of={[
          ['Account', account.name],
          [
            'Connected',
            <>
              <When at={account.connectedAt} />
              {account.connectedBy !== null && `, ${CONNECTED_BY[account.connectedBy]}`}
            </>,
          ],
          ['Last comparison', <LastComparison provider={account.provider} />],
        ]}
      />
      <Lists account={account} />
      <May do="PROVIDERS_WRITE">
        <div className={classes.ways}>
          <RareActions account={account} />
        </div>
      </May>
    </Card>
  );
}

function Lists({ account }: { account: AccountRowFragment }) {
  const what = account.provider === 'MAILCHIMP' ? 'tag' : 'list';
  if (account.lists.length === 0) {
    return <span className="rc-muted">There is no {what} that groups can be connected to; Rollcall makes one when a group needs it.</span>;
  }
  return (
    <details>
      <summary>{count(account.lists.length, what)} that groups can be connected to</summary>
      <ul className={classes.lists}>
        {account.lists.map((list) => (
          <li key={list.id}>
            {list.name}
            {list.externalId === null && <span className="rc-muted"> (made with the next sync)</span>}
          </li>
        ))}
      </ul>
    </details>
  );
}
