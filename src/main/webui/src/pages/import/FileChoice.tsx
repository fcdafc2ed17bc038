import { IconFileTypeCsv } from '@tabler/icons-react';
import { type DragEvent, useState } from 'react';
import { tell } from '../../ui/notes';
import classes from './import.module.css';

/** Takes a file that is chosen, or dropped anywhere on it. */
export function FileChoice({ file, disabled, onChoose }: { file: File | null; disabled: boolean; onChoose(file: File): void }) {
  const [over, setOver] = useState(false);
  const drop = (event: DragEvent) => {
    event.preventDefault();
    setOver(false);
    const dropped = [...event.dataTransfer.files];
    if (disabled || dropped.length === 0) {
      return;
    }
    if (dropped.length > 1) {
      tell('bad', 'One file at a time, please.');
      return;
    }
    onChoose(dropped[0] as File);
  };
  return (
    <label
      className={classes.drop}
      data-over={over || undefined}
      onDragOver={(event) => {
        event.preventDefault();
        setOver(true);
      }}
      onDragLeave={() => setOver(false)}
      onDrop={drop}
    >
      <IconFileTypeCsv aria-hidden size={28} />
      <span>{file === null ? 'Choose a CSV file, or drop one here' : `${file.name}, ${size(file.size)}`}</span>
      <input
        type="file"
        accept=".csv,text/csv,text/plain"
        aria-label="CSV file"
        disabled={disabled}
        onChange={(event) => {
          const chosen = event.currentTarget.files?.[0];
          if (chosen !== undefined) {
            onChoose(chosen);
          }
          // The same file, changed meanwhile, can be chosen again.
          event.currentTarget.value = '';
        }}
      />
    </label>
  );
}

function size(bytes: number): string {
  const units = ['bytes', 'kB', 'MB'];
  let value = bytes;
  while (value >= 1_000 && units.length > 1) {
    value /= 1_000;
    units.shift();
  }
  return `${value.toLocaleString(undefined, { maximumFractionDigits: 1 })} ${units[0]}`;
}
