import { IconPlugConnectedX } from '@tabler/icons-react';
import type { Provider } from '../../api/generated';
import { useMay } from '../../app/viewer';
import { Card } from '../../ui/PageHead';
import { Sign } from '../../ui/Status';
import { PROVIDER } from '../../ui/words';
import classes from './accounts.module.css';
import { Connect, Pending } from './Connect';

/** A provider without an account, and how to connect one. */
export function NoAccount({ provider }: { provider: Provider }) {
  const may = useMay('PROVIDERS_WRITE');
  return (
    <Card title={PROVIDER[provider]}>
      <Sign tone="quiet" icon={<IconPlugConnectedX size={18} />} label="Not connected">
        <span className={classes.note}>
          {may
            ? 'Groups are synced here once an account is connected.'
            : 'Groups are synced here once an account is connected, which an admin can do.'}
        </span>
      </Sign>
      {may && <Connect provider={provider} />}
      <Pending provider={provider} />
    </Card>
  );
}
