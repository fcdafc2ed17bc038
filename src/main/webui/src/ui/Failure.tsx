import { Button } from '@mantine/core';
import { IconAlertTriangle } from '@tabler/icons-react';
import type { CombinedError } from 'urql';
import { explain } from './explain';
import classes from './states.module.css';

/** What could not be read, why, and a way to try again. */
export function Failure({ error, onRetry }: { error: CombinedError; onRetry?: () => void }) {
  return (
    <div className={classes.state} role="alert">
      <IconAlertTriangle className={classes.bad} aria-hidden />
      <span>{explain(error)}</span>
      {onRetry !== undefined && (
        <Button size="xs" variant="default" onClick={() => onRetry()}>
          Try again
        </Button>
      )}
    </div>
  );
}
