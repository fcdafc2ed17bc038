import { Button, Checkbox } from '@mantine/core';
import { useState } from 'react';
import { useClient } from 'urql';
import type { ConsolePlanFieldsFragment, Provider } from '../../api/generated';
import { ConsoleApplyPlanDocument, ConsolePlanDocument } from './RunsTab.documents';
import { May } from '../../app/viewer';
import { explain } from '../../ui/explain';
import { Card } from '../../ui/PageHead';
import { Problems } from '../../ui/Problems';
import { type Problem, useAct } from '../../ui/useAct';
import { count, PLANNED, PROVIDER } from '../../ui/words';
import classes from './group.module.css';
import type { GroupData } from './Group';

/** What would be sent to a provider now, and sending exactly that. A plan that removes many waits here for a person. */
export function Plan({ group, provider, held }: { group: GroupData; provider: Provider; held: string | null }) {
  const client = useClient();
  const apply = useAct(ConsoleApplyPlanDocument);
  const [plan, setPlan] = useState<ConsolePlanFieldsFragment | null>(null);
  const [reading, setReading] = useState(false);
  const [confirmed, setConfirmed] = useState(false);
  const [problems, setProblems] = useState<Problem[]>([]);

  const read = async () => {
    setReading(true);
    const { data, error } = await client.query(ConsolePlanDocument, { groupId: group.id, provider }, { requestPolicy: 'network-only' }).toPromise();
    setReading(false);
    setConfirmed(false);
    setPlan(data?.syncPlan ?? null);
    setProblems(error === undefined ? [] : [{ code: 'ERROR', message: explain(error) }]);
  };
  const send = async (planHash: string) => {
    const { problems: refused } = await apply.run({ input: { groupId: group.id, provider, planHash, confirmRemovals: confirmed } }, { quiet: true, done: 'The plan is being sent.' });
    if (refused.some((problem) => problem.code === 'PLAN_STALE')) {
      await read();
    } else if (refused.length === 0) {
      setPlan(null);
    }
    setProblems(refused);
  };

  return (
    <Card
      title={`Plan for ${PROVIDER[provider]}`}
      actions={
        <Button variant="default" loading={reading} onClick={read}>
          {plan === null ? 'Show what would be sent now' : 'Calculate anew'}
        </Button>
      }
    >
      {held !== null && plan === null && <p role="status">This plan waits for a person: {held}</p>}
      <Problems of={problems} />
      {plan !== null && (
        <>
          <Changes plan={plan} />
          {plan.changes.totalCount > 0 && (
            <May do="SYNC">
              {plan.heldBecause !== null && (
                <Checkbox label={`Go on although: ${plan.heldBecause}`} checked={confirmed} onChange={(event) => setConfirmed(event.currentTarget.checked)} />
              )}
              <div>
                <Button loading={apply.busy} disabled={plan.heldBecause !== null && !confirmed} onClick={() => send(plan.planHash)}>
                  Send exactly this
                </Button>
              </div>
            </May>
          )}
        </>
      )}
    </Card>
  );
}

function Changes({ plan }: { plan: ConsolePlanFieldsFragment }) {
  if (plan.changes.totalCount === 0) {
    return <p role="status">Nothing: the provider is as it should be.</p>;
  }
  return (
    <>
      <p role="status">
        {count(plan.changes.totalCount, 'change')} in {count(plan.callCount, 'call')}
        {plan.quotaShare !== null && `, ${(plan.quotaShare * 100).toFixed(1)} % of the provider’s daily quota`}; contacts at the provider:{' '}
        {plan.contactCountChange > 0 ? '+' : ''}
        {plan.contactCountChange.toLocaleString()}.
      </p>
      <ul className={classes.names}>
        {plan.counts.map(({ kind, count: n }) => (
          <li key={kind}>
            {PLANNED[kind]}: {n.toLocaleString()}
          </li>
        ))}
      </ul>
      <details>
        <summary>Each change</summary>
        <ul className={classes.names}>
          {plan.changes.nodes.map((change) => (
            <li key={`${change.kind} ${change.email}`}>
              {PLANNED[change.kind]}: {change.formerEmail !== null && `${change.formerEmail} → `}
              {change.email}
              {change.owner !== null && `, ${change.owner.displayName}`}
              {change.fields.map((field) => (
                <div key={field.name} className={classes.small}>
                  {field.name}: “{field.from}” → “{field.to}”
                </div>
              ))}
            </li>
          ))}
          {plan.changes.totalCount > plan.changes.nodes.length && <li>and {(plan.changes.totalCount - plan.changes.nodes.length).toLocaleString()} more</li>}
        </ul>
      </details>
    </>
  );
}
