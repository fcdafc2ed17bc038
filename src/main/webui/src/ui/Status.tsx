import { Loader } from '@mantine/core';
import { IconAlertCircleFilled, IconCircleCheckFilled, IconClock, IconHandStop, IconMailOff, IconMinus, IconPlayerPauseFilled } from '@tabler/icons-react';
import type { ReactNode } from 'react';
import type { GroupSyncState, SyncState } from '../api/generated';
import classes from './status.module.css';
import { When } from './When';
import { GROUP_SYNC, STATE } from './words';

/** A sign, a word for it, and what there is to say about it. The sign alone is never the message. */
export function Sign({ tone, icon, label, children }: { tone: keyof typeof TONES; icon: ReactNode; label: string; children?: ReactNode }) {
  return (
    <span className={classes.sign}>
      <span className={TONES[tone]} aria-hidden>
        {icon}
      </span>
      <span>
        <span className={classes.label}>{label}</span>
        {children}
      </span>
    </span>
  );
}

const TONES = { good: classes.good, bad: classes.bad, busy: classes.busy, quiet: classes.quiet, warn: classes.warn };

const SPINNER = <Loader size={16} />;
const CHECK = <IconCircleCheckFilled size={18} />;
const ALERT = <IconAlertCircleFilled size={18} />;
const DASH = <IconMinus size={18} />;

/** What every status has; the rest by its type, as the API has it. */
export interface Status {
  state: SyncState;
  message: string;
  changedAt: string | null;
  sentAt?: string;
  providerMessage?: string | null;
  contactUrl?: string | null;
}

/** A record's status at a provider: synced and when, N/A and why, or refused and why. */
export function RecordStatus({ status }: { status: Status | null | undefined }) {
  if (status == null) {
    return <Sign tone="quiet" icon={DASH} label="N/A" />;
  }
  switch (status.state) {
    case 'SYNCED':
      return (
        <Sign tone="good" icon={CHECK} label="Contact synced">
          <span className={classes.note}>
            <When at={status.sentAt ?? status.changedAt} />
            {status.contactUrl != null && (
              <>
                {' · '}
                <a href={status.contactUrl} target="_blank" rel="noreferrer">
                  Open contact
                </a>
              </>
            )}
          </span>
        </Sign>
      );
    case 'FAILED':
      return (
        <Sign tone="bad" icon={ALERT} label="Failed">
          <span className={classes.note}>{status.message}</span>
          {status.providerMessage != null && !status.message.includes(status.providerMessage) && (
            <span className={classes.note}>“{status.providerMessage}”</span>
          )}
        </Sign>
      );
    case 'UNSUBSCRIBED':
      return <Sign tone="warn" icon={<IconMailOff size={18} />} label="Contact is unsubscribed" />;
    case 'QUEUED':
      return (
        <Sign tone="busy" icon={<IconClock size={18} />} label={STATE.QUEUED}>
          <span className={classes.note}>{status.message}</span>
        </Sign>
      );
    case 'IN_PROGRESS':
      return <Sign tone="busy" icon={SPINNER} label={STATE.IN_PROGRESS} />;
    case 'NOT_APPLICABLE':
      return (
        <Sign tone="quiet" icon={DASH} label="N/A">
          <span className={classes.note}>{status.message}</span>
        </Sign>
      );
  }
}

/** A group's sync at a provider, as a column of the Groups list shows it. */
export interface GroupSyncLine {
  state: GroupSyncState;
  label: string;
  heldBecause?: string | null;
  counts: { failed: number };
  currentRun?: { progress: { percent: number | null } } | null;
}

export function GroupSyncStatus({ sync }: { sync: GroupSyncLine | null | undefined }) {
  if (sync == null) {
    return <Sign tone="quiet" icon={DASH} label="N/A" />;
  }
  switch (sync.state) {
    case 'SYNCED':
      return <Sign tone="good" icon={CHECK} label={sync.label} />;
    case 'SYNCED_WITH_ERRORS':
    case 'FAILED':
      return (
        <Sign tone="bad" icon={ALERT} label={sync.counts.failed > 0 ? `${sync.counts.failed.toLocaleString()} failed` : GROUP_SYNC.FAILED}>
          <span className={classes.note}>{sync.label}</span>
        </Sign>
      );
    case 'SYNCING': {
      const percent = sync.currentRun?.progress.percent;
      return <Sign tone="busy" icon={SPINNER} label={percent == null ? GROUP_SYNC.SYNCING : `${GROUP_SYNC.SYNCING}, ${percent} %`} />;
    }
    case 'HELD':
      return (
        <Sign tone="warn" icon={<IconHandStop size={18} />} label={GROUP_SYNC.HELD}>
          {sync.heldBecause != null && <span className={classes.note}>{sync.heldBecause}</span>}
        </Sign>
      );
    case 'PAUSED':
      return <Sign tone="warn" icon={<IconPlayerPauseFilled size={18} />} label={GROUP_SYNC.PAUSED} />;
    case 'NEVER_SYNCED':
      return <Sign tone="quiet" icon={<IconClock size={18} />} label={GROUP_SYNC.NEVER_SYNCED} />;
    case 'NOT_CONNECTED':
      return <Sign tone="quiet" icon={DASH} label="N/A" />;
  }
}

/** A number of members that may still be calculated. */
export function Calculated({ value, state, failure }: { value: number | null; state: 'PENDING' | 'CALCULATING' | 'READY' | 'FAILED'; failure?: string | null }) {
  if (state === 'PENDING' || state === 'CALCULATING') {
    return (
      <span className={classes.sign}>
        <Loader size={14} aria-label="Calculating" />
        {value !== null && <span className={classes.muted}>{value.toLocaleString()}</span>}
      </span>
    );
  }
  if (state === 'FAILED') {
    return (
      <Sign tone="bad" icon={ALERT} label="Not calculated">
        {failure != null && <span className={classes.note}>{failure}</span>}
      </Sign>
    );
  }
  return <span>{value === null ? '–' : value.toLocaleString()}</span>;
}
