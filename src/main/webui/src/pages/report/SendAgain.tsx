import { Button, Loader } from '@mantine/core';
import { Ask } from '../../ui/Ask';
import { count } from '../../ui/words';
import classes from './report.module.css';
import { MOST, type useSendAgain } from './useSendAgain';

/** Sends again whatever the filters and the search let through. */
export function SendAll({ total, busy, onAgree }: { total: number; busy: boolean; onAgree(): void }) {
  const many = total > MOST;
  return (
    <Ask
      label="Send all rows again …"
      title={many ? `Send the first ${MOST.toLocaleString()} of ${total.toLocaleString()} again?` : `Send ${count(total, 'row')} again?`}
      agree={many ? `Send the first ${MOST.toLocaleString()}` : `Send ${count(total, 'row')}`}
      disabled={total === 0 || busy}
      onAgree={onAgree}
    >
      {many
        ? `${total.toLocaleString()} rows match; at most ${MOST.toLocaleString()} are sent at a time. Narrow them by the filters, or re-sync whole groups on their pages. `
        : `${count(total, 'row matches', 'rows match')} the filters and the search. `}
      Each email is compared with the provider first, and sent again to every connected one. Rows that are N/A are left out.
    </Ask>
  );
}

/** What is chosen of the rows, and what is being done with it. */
export function Chosen({
  ids,
  again,
  onAll,
  onNone,
}: {
  ids: ReadonlySet<string>;
  again: ReturnType<typeof useSendAgain>;
  onAll(): void;
  onNone(): void;
}) {
  if (again.done !== null) {
    return (
      <div className={classes.chosen} role="status">
        <Loader size="xs" aria-hidden />
        <span>{again.done === 0 ? 'Handing the emails over …' : `${again.done.toLocaleString()} are handed over …`}</span>
        <Button size="compact-sm" variant="default" onClick={again.stop}>
          Stop
        </Button>
      </div>
    );
  }
  if (ids.size === 0) {
    return null;
  }
  return (
    <div className={classes.chosen} role="region" aria-label="Chosen rows">
      <span>{count(ids.size, 'row is', 'rows are')} chosen.</span>
      <Button size="compact-sm" onClick={() => void again.send([...ids]).then(onNone)}>
        Sync Email
      </Button>
      <Button size="compact-sm" variant="default" onClick={onAll}>
        Choose all rows shown
      </Button>
      <Button size="compact-sm" variant="default" onClick={onNone}>
        Choose none
      </Button>
    </div>
  );
}
