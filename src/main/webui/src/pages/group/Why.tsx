import { Drawer } from '@mantine/core';
import { Link } from 'wouter';
import type { ConsoleWhyQuery } from '../../api/generated';
import { ConsoleWhyDocument } from './EmailSyncTab.documents';
import { useLiveQuery } from '../../api/useLiveQuery';
import { Empty } from '../../ui/Empty';
import { Failure } from '../../ui/Failure';
import { Waiting } from '../../ui/Waiting';
import { When } from '../../ui/When';
import { PRIORITY, PROVIDER, RULE } from '../../ui/words';
import classes from './group.module.css';

/** “Why this record?”: who could carry the address, in order, and the rule that decided. */
export function Why({ record, onClose }: { record: string | null; onClose(): void }) {
  return (
    <Drawer opened={record !== null} onClose={onClose} title="Why this record?" position="right" size="min(32rem, 100vw)" closeButtonProps={{ 'aria-label': 'Close' }}>
      {record !== null && <Decision record={record} />}
    </Drawer>
  );
}

type Shown = Extract<ConsoleWhyQuery['node'], { sharedEmail: unknown }>;

function Decision({ record }: { record: string }) {
  const [{ data, error }, again] = useLiveQuery({ query: ConsoleWhyDocument, variables: { record } });
  if (data === undefined) {
    return error === undefined ? <Waiting what="the decision" /> : <Failure error={error} onRetry={again} />;
  }
  const found = data.node as Shown | null;
  if (found == null || !('email' in found)) {
    return <Empty>This record is no longer there.</Empty>;
  }
  const decision = found.sharedEmail?.decision;
  if (decision === undefined) {
    return (
      <p>
        {found.mainMember.displayName} is the only one in this group with the address {found.email}.
      </p>
    );
  }
  return (
    <div className="rc-stack">
      <p>
        <strong>{found.email}</strong>: {decision.explanation}
      </p>
      <ol className={classes.ranks}>
        {decision.candidates.map((candidate) => (
          <li key={candidate.member.id} data-won={candidate.member.id === decision.winner.id || undefined}>
            <strong>
              {candidate.rank}. <Link to={`/members/${candidate.member.id}`}>{candidate.member.displayName}</Link>
            </strong>
            <div>{PRIORITY[candidate.priority]}</div>
            <div className={classes.small}>
              {candidate.lostBy === null ? 'Carries the address. ' : `Lost by: ${RULE[candidate.lostBy]}. `}
              {candidate.explanation}
            </div>
          </li>
        ))}
      </ol>
      <div>
        <strong>How it was decided</strong>
        <ol className={classes.names}>
          {decision.steps.map((step, index) => (
            <li key={index}>
              {RULE[step.rule]}: {step.explanation}
            </li>
          ))}
        </ol>
      </div>
      <div className={classes.small}>
        Decided <When at={decision.decidedAt} />.{found.mailchimpOwner !== null && ` At ${PROVIDER.MAILCHIMP} the contact carries the data of ${found.mailchimpOwner.displayName}.`}
        {found.constantContactOwner !== null && ` At ${PROVIDER.CONSTANT_CONTACT} it carries those of ${found.constantContactOwner.displayName}.`}
      </div>
    </div>
  );
}
