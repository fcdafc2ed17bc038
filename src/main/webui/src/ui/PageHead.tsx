import { Title } from '@mantine/core';
import { type ReactNode, useEffect } from 'react';
import classes from './page.module.css';

/** The head of a page: its name, which is also the document's, what belongs beside it, and what can be done. */
export function PageHead({ title, under, actions, children }: { title: string; under?: ReactNode; actions?: ReactNode; children?: ReactNode }) {
  useEffect(() => {
    document.title = `${title} · Rollcall`;
  }, [title]);
  return (
    <div className={classes.head}>
      <div className={classes.line}>
        <div className={classes.names}>
          <Title order={1} className={classes.title}>
            {title}
          </Title>
          {under !== undefined && <div className={classes.under}>{under}</div>}
        </div>
        {actions !== undefined && <div className={classes.actions}>{actions}</div>}
      </div>
      {children}
    </div>
  );
}

/** A line of controls above a list. */
export function Toolbar({ children }: { children: ReactNode }) {
  return <div className={classes.toolbar}>{children}</div>;
}

/** A part of a page that has a border of its own. */
export function Card({ title, children, actions }: { title?: string; children: ReactNode; actions?: ReactNode }) {
  return (
    <section className={classes.card} aria-label={title}>
      {(title !== undefined || actions !== undefined) && (
        <div className={classes.line}>
          {title !== undefined && (
            <Title order={2} className={classes.cardTitle}>
              {title}
            </Title>
          )}
          {actions !== undefined && <div className={classes.actions}>{actions}</div>}
        </div>
      )}
      {children}
    </section>
  );
}

/** Names and what they stand for, in two columns. */
export function Facts({ of }: { of: [string, ReactNode][] }) {
  return (
    <dl className={classes.facts}>
      {of.map(([name, value]) => (
        <div key={name}>
          <dt>{name}</dt>
          <dd>{value}</dd>
        </div>
      ))}
    </dl>
  );
}
