import { Alert } from '@mantine/core';
import { IconAlertTriangle, IconCircleCheckFilled, IconCircleXFilled } from '@tabler/icons-react';
import { Card } from '../../ui/PageHead';
import { Problems } from '../../ui/Problems';
import { Sign } from '../../ui/Status';
import { COLUMNS, type Judged } from './columns';
import classes from './import.module.css';
import type { Preview } from './preview';

/** What was seen of a file before it is sent. */
export function Looked({ preview }: { preview: Preview }) {
  return (
    <>
      <div className={classes.said} role="status">
        <Problems of={preview.stops.map((message) => ({ code: 'STOP', message }))} title="This file cannot be imported as it is" />
        {preview.doubts.length > 0 && (
          <Alert color="yellow" variant="outline" icon={<IconAlertTriangle aria-hidden />} title="Look at this first">
            {preview.doubts.map((doubt) => (
              <div key={doubt}>{doubt}</div>
            ))}
          </Alert>
        )}
      </div>
      {preview.columns.length > 0 && (
        <Card title="Columns">
          <ul className={classes.judged}>
            {preview.columns.map((column, index) => (
              <li key={index}>
                <Column column={column} />
              </li>
            ))}
          </ul>
        </Card>
      )}
      {preview.rows.length > 0 && <FirstRows preview={preview} />}
    </>
  );
}

function Column({ column }: { column: Judged }) {
  const good = column.is === 'known' || column.is === 'own';
  const what = {
    known: COLUMNS[column.name.toLowerCase()] ?? '',
    own: 'A field of your own',
    unknown: column.meant === undefined ? 'Unknown' : `Unknown; is it ${column.meant}?`,
    twice: 'Comes twice',
  }[column.is];
  return (
    <Sign tone={good ? 'good' : 'bad'} icon={good ? <IconCircleCheckFilled size={18} /> : <IconCircleXFilled size={18} />} label={column.name === '' ? '(no name)' : column.name}>
      <span className={classes.what}>{what}</span>
    </Sign>
  );
}

function FirstRows({ preview }: { preview: Preview }) {
  return (
    <Card title={`The first ${preview.rows.length.toLocaleString()} of ${preview.estimated ? 'about ' : ''}${preview.count.toLocaleString()} ${preview.count === 1 ? 'row' : 'rows'}`}>
      <div className={classes.wide} tabIndex={0} role="region" aria-label="First rows">
        <table className={classes.rows}>
          <thead>
            <tr>
              {preview.columns.map((column, index) => (
                <th key={index} scope="col">
                  {column.name}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {preview.rows.map((row, index) => (
              <tr key={index}>
                {Array.from({ length: Math.max(row.length, preview.columns.length) }, (_, at) => (
                  <td key={at}>{row[at]}</td>
                ))}
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </Card>
  );
}
