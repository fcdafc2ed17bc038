import { Alert, Button } from '@mantine/core';
import { Choice } from '../../ui/Ask';
import classes from './group.module.css';
import { differences, type Difference, type Values } from './values';

interface Props {
  /** What both began with. */
  base: Values;
  mine: Values;
  theirs: Values;
  onTakeTheirs(): void;
  onSaveMine(): void;
}

/** Somebody saved the group while it was edited here: what they changed, what is changed here, and the choice. */
export function Conflict({ base, mine, theirs, onTakeTheirs, onSaveMine }: Props) {
  return (
    <Alert role="alert" color="yellow" variant="outline" title="Somebody else saved this group meanwhile">
      <Changes title="They changed" of={differences(base, theirs)} />
      <Changes title="You changed" of={differences(base, mine)} />
      <p>Saving yours puts every field as it is in the form, also those that only they changed.</p>
      <Choice>
        <Button variant="default" onClick={onTakeTheirs}>
          Take theirs, drop mine
        </Button>
        <Button color="red" onClick={onSaveMine}>
          Save mine over theirs
        </Button>
      </Choice>
    </Alert>
  );
}

function Changes({ title, of }: { title: string; of: Difference[] }) {
  return (
    <>
      <strong>{title}</strong>
      <ul className={classes.names}>
        {of.length === 0 && <li>nothing</li>}
        {of.map(({ label, from, to }) => (
          <li key={label}>
            {label}: {from} → {to}
          </li>
        ))}
      </ul>
    </>
  );
}
