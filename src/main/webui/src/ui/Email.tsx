import { Fragment } from 'react';
import classes from './status.module.css';

/** An address, which may be broken where its parts end, and anywhere when there is no room. */
export function Email({ children: address }: { children: string | null }) {
  if (address === null) {
    return <>–</>;
  }
  return (
    <span className={classes.email}>
      {address.split(/(?<=[@.])/).map((part, index) => (
        <Fragment key={index}>
          {index > 0 && <wbr />}
          {part}
        </Fragment>
      ))}
    </span>
  );
}
