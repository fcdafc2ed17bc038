import type { AuditRowFragment } from '../../api/generated';
import classes from './audit.module.css';
import { fieldWords, valueWords } from './fields';

const SHORT = 3;

/** What is different afterwards: the first few at once, the others on request. */
export function Changes({ of: { changes, erased } }: { of: AuditRowFragment }) {
  if (erased) {
    return <span className="rc-muted">Erased together with a person in it</span>;
  }
  return (
    <>
      <Fields changes={changes.slice(0, SHORT)} />
      {changes.length > SHORT && (
        <details>
          <summary>{changes.length - SHORT} more</summary>
          <Fields changes={changes.slice(SHORT)} />
        </details>
      )}
    </>
  );
}

function Fields({ changes }: { changes: AuditRowFragment['changes'] }) {
  return (
    <ul className={classes.changes}>
      {changes.map(({ field, before, after }) => (
        <li key={field}>
          <span className={classes.field}>{fieldWords(field)}</span>{' '}
          {before !== null && (
            <>
              <span className={classes.hidden}>before </span>
              <del>{valueWords(field, before)}</del>{' '}
              <span aria-hidden>→ </span>
            </>
          )}
          {after !== null ? (
            <>
              <span className={classes.hidden}>afterwards </span>
              <span>{valueWords(field, after)}</span>
            </>
          ) : (
            <span className="rc-muted">(nothing)</span>
          )}
        </li>
      ))}
    </ul>
  );
}
