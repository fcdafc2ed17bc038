import { ActionIcon, Button, TextInput } from '@mantine/core';
import { IconTrash } from '@tabler/icons-react';
import type { Draft } from './draft';
import classes from './members.module.css';

type Fields = Draft['customFields'];

/** Fields of the association's own. */
export function OwnFields({ value, error, onChange }: { value: Fields; error?: string; onChange(value: Fields): void }) {
  const set = (index: number, change: Partial<Fields[number]>) => onChange(value.map((before, i) => (i === index ? { ...before, ...change } : before)));
  return (
    <>
      {value.map((field, index) => (
        <div key={index} className={classes.pair}>
          <TextInput label={`Name of field ${index + 1}`} maxLength={100} value={field.name} onChange={(event) => set(index, { name: event.currentTarget.value })} />
          <TextInput label={`Value of field ${index + 1}`} maxLength={2000} value={field.value} onChange={(event) => set(index, { value: event.currentTarget.value })} />
          <ActionIcon variant="default" size="lg" aria-label={`Take field ${index + 1} away`} onClick={() => onChange(value.filter((_, i) => i !== index))}>
            <IconTrash size={18} aria-hidden />
          </ActionIcon>
        </div>
      ))}
      {error !== undefined && <div role="alert">{error}</div>}
      <Button variant="default" className={classes.start} onClick={() => onChange([...value, { name: '', value: '' }])}>
        Add a field
      </Button>
    </>
  );
}
