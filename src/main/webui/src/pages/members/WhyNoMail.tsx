import { Button, Select } from '@mantine/core';
import { IconCircleCheckFilled, IconCircleXFilled } from '@tabler/icons-react';
import { type ReactNode, useState } from 'react';
import { Link } from 'wouter';
import type { ConsoleWhyNoMailQuery } from '../../api/generated';
import { ConsoleMembershipsDocument, ConsoleWhyNoMailDocument } from './Member.documents';
import { useLiveQuery } from '../../api/useLiveQuery';
import { Failure } from '../../ui/Failure';
import { Card } from '../../ui/PageHead';
import { Sign } from '../../ui/Status';
import { useAddress } from '../../ui/useAddress';
import { Waiting } from '../../ui/Waiting';
import { count, PROVIDER } from '../../ui/words';
import { useGroupChoices } from './useGroupChoices';
import classes from './members.module.css';

const ALL = 'all';

type Diagnosis = ConsoleWhyNoMailQuery['whyNoMail'][number];

/** Goes from the record to the provider, step by step, and tells where it stops. What was asked stands in the address. */
export function WhyNoMail({ memberId, name }: { memberId: string; name: string }) {
  const address = useAddress();
  const asked = address.one('why');
  const [group, setGroup] = useState(asked ?? ALL);
  /** How often it was asked: the same question again is answered anew. */
  const [times, setTimes] = useState(0);
  const choices = useGroupChoices(group === ALL ? [] : [group]);
  return (
    <Card title="Why does this member not get our mail?">
      <p className={classes.text}>Each step from the record of {name} to the provider, up to the one that stops it.</p>
      <form
        className={classes.fields}
        onSubmit={(event) => {
          event.preventDefault();
          address.set({ why: group });
          setTimes(times + 1);
        }}
      >
        <Select
          label="Of which group"
          data={[{ value: ALL, label: 'All groups that are synced' }, ...choices.data]}
          value={group}
          onChange={(value) => setGroup(value ?? ALL)}
          searchable
          searchValue={choices.typed}
          onSearchChange={choices.setTyped}
          filter={({ options }) => options}
          allowDeselect={false}
          nothingFoundMessage="No group has a name like this."
        />
        <Button type="submit" variant="default" className={classes.start} style={{ alignSelf: 'end', justifySelf: 'start' }}>
          Find out
        </Button>
      </form>
      {asked !== null && <Answers key={`${asked} ${times}`} memberId={memberId} groupId={asked === ALL ? null : asked} />}
    </Card>
  );
}

function Answers({ memberId, groupId }: { memberId: string; groupId: string | null }) {
  const [{ data, error }, again] = useLiveQuery({ query: ConsoleWhyNoMailDocument, variables: { memberId, groupId } });
  const [{ data: own }] = useLiveQuery({ query: ConsoleMembershipsDocument, variables: { id: memberId, first: 50 } });
  if (data === undefined) {
    return error === undefined ? <Waiting what="what happened" /> : <Failure error={error} onRetry={again} />;
  }
  const mine = new Set(own?.member?.memberships.nodes.map((membership) => membership.group.id));
  const concerns = (answer: Diagnosis) => groupId !== null || answer.group === null || mine.has(answer.group.id);
  const near = data.whyNoMail.filter(concerns);
  const far = data.whyNoMail.filter((answer) => !concerns(answer));
  return (
    <div className={classes.others} role="region" aria-label="Answers">
      {error !== undefined && <Failure error={error} onRetry={again} />}
      {near.map((answer) => (
        <Answer key={`${answer.group?.id} ${answer.provider}`} answer={answer} open={near.length <= 2} />
      ))}
      {far.length > 0 && (
        <details className={classes.answer}>
          <summary>{count(far.length, 'answer')} about groups that the record is not a member of</summary>
          <div className={classes.others} style={{ padding: '0 0.9rem 0.9rem' }}>
            {far.map((answer) => (
              <Answer key={`${answer.group?.id} ${answer.provider}`} answer={answer} open={false} />
            ))}
          </div>
        </details>
      )}
    </div>
  );
}

function Answer({ answer, open }: { answer: Diagnosis; open: boolean }) {
  const where = [answer.group?.name ?? 'Every group', answer.provider === null ? 'no provider' : PROVIDER[answer.provider]].join(' · ');
  return (
    <details className={classes.answer} open={open}>
      <summary>
        <span>
          <Passed passed={answer.getsMail} label={`${where}: ${answer.getsMail ? 'gets the mail' : 'does not get the mail'}`}>
            <span className={classes.finding}>{answer.explanation}</span>
          </Passed>
        </span>
      </summary>
      <ol className={classes.steps}>
        {answer.steps.map((step) => (
          <li key={step.question}>
            <Passed passed={step.passed} label={`${step.question} ${step.passed ? 'Passed' : 'Stops here'}`}>
              <span className={classes.finding}>{step.finding}</span>
            </Passed>
          </li>
        ))}
      </ol>
      {answer.group !== null && (
        <p>
          <Link to={`/groups/${answer.group.slug}`}>To the group</Link>
        </p>
      )}
    </details>
  );
}

function Passed({ passed, label, children }: { passed: boolean; label: string; children: ReactNode }) {
  return (
    <Sign tone={passed ? 'good' : 'bad'} icon={passed ? <IconCircleCheckFilled size={18} /> : <IconCircleXFilled size={18} />} label={label}>
      {children}
    </Sign>
  );
}
