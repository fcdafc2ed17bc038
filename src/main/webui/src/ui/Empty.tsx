import type { ReactNode } from 'react';
import classes from './states.module.css';

/** There is nothing to show, and what to do about it. */
export function Empty({ children, action }: { children: ReactNode; action?: ReactNode }) {
  return (
    <div className={classes.state}>
      <span>{children}</span>
      {action}
    </div>
  );
}
