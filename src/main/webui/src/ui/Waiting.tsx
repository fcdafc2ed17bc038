import { Loader } from '@mantine/core';
import classes from './states.module.css';

/** Something is being read. */
export function Waiting({ what }: { what: string }) {
  return (
    <div className={classes.state} role="status">
      <Loader size="sm" aria-hidden />
      <span>Reading {what} …</span>
    </div>
  );
}
