import { IconAlertCircleFilled, IconCircleCheckFilled, IconClock, IconPlayerPauseFilled, IconPlugConnectedX } from '@tabler/icons-react';
import type { ProviderHealth } from '../../api/generated';
import { Sign } from '../../ui/Status';
import { When } from '../../ui/When';
import { HEALTH } from '../../ui/words';
import classes from './accounts.module.css';

const LOOKS = {
  HEALTHY: { tone: 'good', icon: <IconCircleCheckFilled size={18} /> },
  DEGRADED: { tone: 'warn', icon: <IconClock size={18} /> },
  UNAUTHORIZED: { tone: 'bad', icon: <IconPlugConnectedX size={18} /> },
  UNAVAILABLE: { tone: 'bad', icon: <IconAlertCircleFilled size={18} /> },
} as const satisfies Record<ProviderHealth, unknown>;

/** Whether an account works, what to do when it does not, and whether anything is sent. */
export function Health({ health, message, checkedAt, paused }: { health: ProviderHealth; message: string | null; checkedAt: string; paused: boolean }) {
  return (
    <div className={classes.health}>
      <Sign {...LOOKS[health]} label={HEALTH[health]}>
        {message !== null && <span className={classes.note}>{message}</span>}
        <span className={classes.note}>
          Looked at <When at={checkedAt} />
        </span>
      </Sign>
      {paused && (
        <Sign tone="warn" icon={<IconPlayerPauseFilled size={18} />} label="Paused">
          <span className={classes.note}>Nothing is sent; what there is to send waits.</span>
        </Sign>
      )}
    </div>
  );
}
