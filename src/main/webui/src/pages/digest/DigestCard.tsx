import { Title } from '@mantine/core';
import { IconCircleCheckFilled, IconClock, IconMailOff } from '@tabler/icons-react';
import { Link } from 'wouter';
import type { DailyDigestEntryKind, DigestEntryFragment, DigestRowFragment } from '../../api/generated';
import { May } from '../../app/viewer';
import { Card, Facts } from '../../ui/PageHead';
import { Sign } from '../../ui/Status';
import { When } from '../../ui/When';
import { count, DIGEST_ENTRY, PROVIDER } from '../../ui/words';
import classes from './digest.module.css';
import { SendDigest } from './SendDigest';

/** In the order of the mail. */
const KINDS: readonly DailyDigestEntryKind[] = ['CONNECTION_BROKEN', 'CALCULATION_FAILED', 'SYNC_FAILED', 'PLAN_HELD', 'RECORDS_FAILED'];

/** A digest: whether it went out, and what it tells, in the order of the mail. */
export function DigestCard({ digest, title }: { digest: DigestRowFragment; title: string }) {
  return (
    <Card
      title={title}
      actions={
        <May do="ADMIN">
          <SendDigest digest={digest} />
        </May>
      }
    >
      <Facts
        of={[
          ['Mail', <Going digest={digest} />],
          ['To', digest.recipients.length === 0 ? 'Nobody is set to get it' : digest.recipients.join(', ')],
        ]}
      />
      {digest.entries.length === 0 && <span className="rc-muted">Nothing failed, and nothing waits.</span>}
      {KINDS.map((kind) => ({ kind, entries: digest.entries.filter((entry) => entry.kind === kind) }))
        .filter(({ entries }) => entries.length > 0)
        .map(({ kind, entries }) => (
          <div key={kind}>
            <Title order={3} className={classes.kind}>
              {DIGEST_ENTRY[kind]}
            </Title>
            <ul className={classes.entries}>
              {entries.map((entry, index) => (
                <Trouble key={index} entry={entry} />
              ))}
            </ul>
          </div>
        ))}
    </Card>
  );
}

/** Whether it went out, or why it did not or would not. */
export function Going({ digest }: { digest: Pick<DigestRowFragment, 'sentAt' | 'notSentReason'> }) {
  if (digest.sentAt !== null) {
    return (
      <Sign tone="good" icon={<IconCircleCheckFilled size={18} />} label="Sent">
        <span className={classes.note}>
          <When at={digest.sentAt} />
        </span>
      </Sign>
    );
  }
  return digest.notSentReason === null ? (
    <Sign tone="quiet" icon={<IconClock size={18} />} label="Goes out at its time" />
  ) : (
    <Sign tone="quiet" icon={<IconMailOff size={18} />} label="Not sent">
      <span className={classes.note}>{digest.notSentReason}</span>
    </Sign>
  );
}

/** Where somebody who wants to do something about it has to look. */
function placeOf(kind: DailyDigestEntryKind, slug: string): string {
  return kind === 'RECORDS_FAILED' ? `/groups/${slug}/email-sync?state=FAILED` : `/groups/${slug}`;
}

function Trouble({ entry }: { entry: DigestEntryFragment }) {
  return (
    <li>
      <span className={classes.about}>
        {entry.group !== null && <Link to={placeOf(entry.kind, entry.group.slug)}>{entry.group.name}</Link>}
        {entry.group === null && entry.kind !== 'CONNECTION_BROKEN' && 'A group that is gone'}
        {entry.provider !== null && ` ${entry.group === null && entry.kind === 'CONNECTION_BROKEN' ? '' : 'at '}${PROVIDER[entry.provider]}`}
        {entry.failedRecords > 0 && `: ${count(entry.failedRecords, 'record')}`}
      </span>
      <span className={classes.note}>
        {entry.message} · <When at={entry.failedAt} />
      </span>
    </li>
  );
}
