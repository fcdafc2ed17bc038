import { useState } from 'react';
import type { EmailSyncSummaryQuery, Provider, SyncState } from '../../api/generated';
import { useProviders } from '../../app/viewer';
import { Card } from '../../ui/PageHead';
import { ERROR, PROVIDER, REASON } from '../../ui/words';
import type { Asked } from './filter';
import classes from './report.module.css';

type One = EmailSyncSummaryQuery['emailSyncSummary'][number];
export type Changes = Record<string, string | string[] | null>;

interface Part {
  name: string;
  tone: string;
  states: SyncState[];
  of(counts: One['counts']): number;
}

const PARTS: Part[] = [
  { name: 'Synced', tone: 'good', states: ['SYNCED'], of: (counts) => counts.synced },
  { name: 'Waiting or syncing', tone: 'busy', states: ['QUEUED', 'IN_PROGRESS'], of: (counts) => counts.pending },
  { name: 'Unsubscribed', tone: 'warn', states: ['UNSUBSCRIBED'], of: (counts) => counts.unsubscribed },
  { name: 'Failed', tone: 'bad', states: ['FAILED'], of: (counts) => counts.failed },
  { name: 'N/A', tone: 'quiet', states: ['NOT_APPLICABLE'], of: (counts) => counts.notApplicable },
];

/** How many members stand how at each provider; each number filters the rows. */
export function Summary({ of, asked, onChange }: { of: One[]; asked: Asked; onChange(changes: Changes): void }) {
  const providers = useProviders();
  return (
    <div className={classes.providers}>
      {providers.flatMap((provider) => {
        const one = of.find((numbers) => numbers.provider === provider);
        return one === undefined ? [] : [<ProviderCard key={provider} one={one} asked={asked} onChange={onChange} />];
      })}
    </div>
  );
}

function ProviderCard({ one, asked, onChange }: { one: One; asked: Asked; onChange(changes: Changes): void }) {
  const mine = asked.provider === one.provider;
  return (
    <Card title={`${PROVIDER[one.provider]}: ${one.counts.total.toLocaleString()} in all`}>
      <Bar counts={one.counts} />
      <ul className={classes.parts}>
        {PARTS.map((part) => {
          const pressed = mine && asked.states.length === part.states.length && part.states.every((state) => asked.states.includes(state));
          return (
            <li key={part.name}>
              <Choose
                name={part.name}
                count={part.of(one.counts)}
                tone={part.tone}
                pressed={pressed}
                onClick={() => onChange(pressed ? { provider: null, state: null } : only(one.provider, { state: part.states }))}
              />
            </li>
          );
        })}
      </ul>
      <Why
        title="N/A, by reason"
        of={one.notApplicable.map(({ reason, count }) => ({ key: reason, name: REASON[reason], count }))}
        pressed={mine ? asked.reasons : []}
        onPress={(reason, pressed) => onChange(pressed ? { provider: null, reason: null } : only(one.provider, { reason }))}
      />
      <Why
        title="Failed, by kind of error"
        of={one.failed.map(({ code, count }) => ({ key: code, name: ERROR[code], count }))}
        pressed={mine ? asked.errors : []}
        onPress={(error, pressed) => onChange(pressed ? { provider: null, error: null } : only(one.provider, { error }))}
      />
    </Card>
  );
}

/** What one number is about takes the place of what was chosen of the numbers before. */
function only(provider: Provider, changes: Changes): Changes {
  return { provider, state: null, reason: null, error: null, ...changes };
}

/** The numbers as lengths; they stand beside it in words. */
function Bar({ counts }: { counts: One['counts'] }) {
  return (
    <div className={classes.bar} aria-hidden>
      {PARTS.filter((part) => part.of(counts) > 0).map((part) => (
        <span key={part.name} data-tone={part.tone} style={{ flexGrow: part.of(counts) }} title={`${part.name}: ${part.of(counts).toLocaleString()}`} />
      ))}
    </div>
  );
}

function Why<Key extends string>({
  title,
  of,
  pressed,
  onPress,
}: {
  title: string;
  of: { key: Key; name: string; count: number }[];
  pressed: readonly Key[];
  onPress(key: Key, pressed: boolean): void;
}) {
  const [roomy] = useState(() => matchMedia('(min-width: 48.01em)').matches);
  if (of.length === 0) {
    return null;
  }
  return (
    <details className={classes.reasons} open={roomy}>
      <summary className={classes.why}>{title}</summary>
      <ul className={classes.parts} aria-label={title}>
        {[...of]
          .sort((one, other) => other.count - one.count)
          .map(({ key, name, count }) => {
            const on = pressed.includes(key);
            return (
              <li key={key}>
                <Choose name={name} count={count} pressed={on} onClick={() => onPress(key, on)} />
              </li>
            );
          })}
      </ul>
    </details>
  );
}

function Choose({ name, count, tone, pressed, onClick }: { name: string; count: number; tone?: string; pressed: boolean; onClick(): void }) {
  return (
    <button type="button" className={classes.part} aria-pressed={pressed} onClick={onClick}>
      {tone !== undefined && <span className={classes.swatch} data-tone={tone} aria-hidden />}
      <span>{name}</span> <span className={classes.number}>{count.toLocaleString()}</span>
    </button>
  );
}
