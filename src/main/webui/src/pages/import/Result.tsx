import { Button } from '@mantine/core';
import { useEffect, useRef, useState } from 'react';
import { Link } from 'wouter';
import { type Column, DataTable } from '../../ui/DataTable';
import { download } from '../../ui/download';
import { Card, Facts } from '../../ui/PageHead';
import classes from './import.module.css';
import type { Rejection, Report } from './upload';

const COLUMNS: Column<Rejection>[] = [
  { id: 'line', header: 'Line', cell: (rejection) => rejection.line.toLocaleString() },
  { id: 'field', header: 'Field', grow: 2, cell: (rejection) => rejection.field ?? 'The whole row' },
  { id: 'value', header: 'Value', grow: 3, cell: (rejection) => (rejection.value === null || rejection.value === '' ? '–' : rejection.value) },
  { id: 'reason', header: 'Reason', grow: 4, cell: (rejection) => rejection.reason },
];

/** What came of an import. */
export function Result({ report, name }: { report: Report; name: string }) {
  const head = useRef<HTMLDivElement>(null);
  useEffect(() => head.current?.focus(), []);
  const changed = report.created + report.updated;
  return (
    <>
      <div ref={head} tabIndex={-1} role="status" className={classes.done}>
        <Card title="The file is imported">
          <Facts
            of={[
              ['Created', report.created.toLocaleString()],
              ['Updated', report.updated.toLocaleString()],
              ['Unchanged', report.unchanged.toLocaleString()],
              ['Rejected', report.rejected.toLocaleString()],
            ]}
          />
          <p className={classes.text}>
            {changed > 0
              ? 'Groups that this concerns are being calculated and synced.'
              : report.unchanged > 0
                ? 'Nothing has changed: the records were already so.'
                : 'Nothing has changed: no row could be taken.'}{' '}
            The same file again
            changes nothing. <Link to="/members">To the members</Link>
          </p>
        </Card>
      </div>
      {report.rejections.length > 0 && <Rejected report={report} name={name} />}
    </>
  );
}

function Rejected({ report, name }: { report: Report; name: string }) {
  const [busy, setBusy] = useState(false);
  const save = async () => {
    setBusy(true);
    const { default: Papa } = await import('papaparse');
    const data = report.rejections.map(({ line, field, value, reason }) => [line, field ?? '', value ?? '', reason]);
    // What a spreadsheet could take for a formula begins with an apostrophe; the mark in front says that it is UTF-8.
    const text = Papa.unparse({ fields: ['line', 'field', 'value', 'reason'], data }, { escapeFormulae: true });
    download(`${name.replace(/\.[^.]*$/, '')}-rejected.csv`, 'text/csv;charset=utf-8', `\uFEFF${text}\r\n`);
    setBusy(false);
  };
  const told = report.rejections.length;
  return (
    <Card
      title={`Rejected: ${report.rejected.toLocaleString()}`}
      actions={
        <Button variant="default" loading={busy} onClick={() => void save()}>
          Download as CSV
        </Button>
      }
    >
      <p className={classes.text}>
        These were left out; everything else was taken.
        {told >= 1_000 && ` The first ${told.toLocaleString()} reasons are shown.`} Correct the lines and import the file again.
      </p>
      <DataTable label="Rejected values" columns={COLUMNS} rows={report.rejections} id={(one) => `${one.line} ${one.field} ${one.value} ${one.reason}`} />
    </Card>
  );
}
