import { Button, Menu } from '@mantine/core';
import { useEffect, useState } from 'react';
import { useQuery } from 'urql';
import type { ExportFormat, GroupMemberFilter } from '../../api/generated';
import { ExportDocument, ExportReportDocument } from '../../api/shipped';
import { Failure } from '../../ui/Failure';
import { Card } from '../../ui/PageHead';
import { useAct } from '../../ui/useAct';
import { When } from '../../ui/When';
import { count } from '../../ui/words';
import classes from './report.module.css';

const LOOK_MS = 1_000;

/** Asks for the report as a file. */
export function ExportMenu({ filter, onStart }: { filter: GroupMemberFilter; onStart(id: string): void }) {
  const act = useAct(ExportReportDocument);
  const start = async (format: ExportFormat) => {
    const { outcome } = await act.run({ input: { filter, format } });
    if (outcome?.export != null) {
      onStart(outcome.export.id);
    }
  };
  return (
    <Menu>
      <Menu.Target>
        <Button variant="default" loading={act.busy}>
          Export …
        </Button>
      </Menu.Target>
      <Menu.Dropdown>
        <Menu.Item onClick={() => void start('CSV')}>As CSV, for a spreadsheet</Menu.Item>
        <Menu.Item onClick={() => void start('JSONL')}>As JSON lines, for a program</Menu.Item>
      </Menu.Dropdown>
    </Menu>
  );
}

/** A file that was asked for: how far it is, then where it is. */
export function ExportFile({ id, searched, onClose }: { id: string; searched: boolean; onClose(): void }) {
  const [{ data, error, fetching, stale }, look] = useQuery({ query: ExportDocument, variables: { id } });
  const file = data?.node?.__typename === 'ReportExport' ? data.node : undefined;
  const [looks, setLooks] = useState(0);
  const running = error === undefined && (file === undefined ? data === undefined : file.state === 'RUNNING');
  useEffect(() => {
    if (!running || fetching || stale) {
      return;
    }
    const timer = setTimeout(() => {
      setLooks((before) => before + 1);
      look({ requestPolicy: 'network-only' });
    }, LOOK_MS);
    return () => clearTimeout(timer);
  }, [running, fetching, stale, looks, look]);
  return (
    <Card>
      {error !== undefined && <Failure error={error} onRetry={() => look({ requestPolicy: 'network-only' })} />}
      <div className={classes.file} role="status">
        {file === undefined ? (
          <span>{running ? 'The file is being written …' : error === undefined && 'The file is not there any more.'}</span>
        ) : file.state === 'RUNNING' ? (
          <span>The file is being written: {count(file.rowCount, 'row')} so far …</span>
        ) : file.state === 'FAILED' ? (
          <span>The file could not be written. {file.failureMessage}</span>
        ) : (
          <>
            <span>
              The file is ready: {count(file.rowCount, 'row')}. It is deleted <When at={file.expiresAt} />. Whoever has its address can download it.
            </span>
            {file.url !== null && (
              <Button component="a" href={file.url} download>
                Download {file.format === 'CSV' ? 'CSV' : 'JSON lines'}
              </Button>
            )}
          </>
        )}
        <Button variant="default" onClick={onClose}>
          Close
        </Button>
      </div>
      {searched && <div className="rc-muted">The file has all that the filters let through; the search does not narrow it.</div>}
    </Card>
  );
}
