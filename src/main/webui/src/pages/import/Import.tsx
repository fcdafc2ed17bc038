import { Button, Progress } from '@mantine/core';
import { useEffect, useRef, useState } from 'react';
import { Choice } from '../../ui/Ask';
import { Card, PageHead } from '../../ui/PageHead';
import { Problems } from '../../ui/Problems';
import { Waiting } from '../../ui/Waiting';
import { COLUMNS } from './columns';
import { FileChoice } from './FileChoice';
import classes from './import.module.css';
import { Looked } from './Looked';
import { look, type Preview } from './preview';
import { Result } from './Result';
import { type Outcome, upload } from './upload';

/** Members from a CSV file: looked at here, then sent, then what came of it. */
export default function Import() {
  const [file, setFile] = useState<File | null>(null);
  const [preview, setPreview] = useState<Preview | null>(null);
  const [sent, setSent] = useState<number | null>(null);
  const [outcome, setOutcome] = useState<Outcome | null>(null);
  const stop = useRef<(() => void) | undefined>(undefined);

  useEffect(() => {
    let current = true;
    setPreview(null);
    setOutcome(null);
    if (file !== null) {
      const unreadable = () => ({ columns: [], rows: [], count: 0, estimated: false, stops: ['The file cannot be read any more; choose it again.'], doubts: [] });
      void look(file)
        .catch(unreadable)
        .then((seen) => current && setPreview(seen));
    }
    return () => {
      current = false;
    };
  }, [file]);

  // Who leaves the page while a file is being sent should know.
  useEffect(() => {
    if (sent === null) {
      return;
    }
    const ask = (event: BeforeUnloadEvent) => event.preventDefault();
    addEventListener('beforeunload', ask);
    return () => removeEventListener('beforeunload', ask);
  }, [sent]);

  const send = async () => {
    if (file === null) {
      return;
    }
    setOutcome(null);
    setSent(0);
    const going = upload(file, setSent);
    stop.current = going.stop;
    setOutcome(await going.outcome);
    setSent(null);
  };

  return (
    <>
      <PageHead title="Import" under="Members from a CSV file. New records are made, known ones changed, and rows that cannot be taken come back with the reason." />
      <FileChoice file={file} disabled={sent !== null} onChoose={setFile} />
      {file !== null && preview === null && <Waiting what="the file" />}
      {preview !== null && outcome === null && <Looked preview={preview} />}
      {sent !== null && <Sending share={sent} onStop={() => stop.current?.()} />}
      {outcome !== null && 'refusal' in outcome && <Problems of={[{ code: 'REFUSED', message: outcome.refusal }]} title="The file is not imported" />}
      {outcome !== null && 'report' in outcome && <Result report={outcome.report} name={file?.name ?? 'members.csv'} />}
      {preview !== null && sent === null && (outcome === null || 'refusal' in outcome) && (
        <Choice>
          <Button variant="default" onClick={() => setFile(null)}>
            Another file
          </Button>
          <Button disabled={preview.stops.length > 0} onClick={() => void send()}>
            Import {preview.estimated ? 'about ' : ''}
            {preview.count.toLocaleString()} {preview.count === 1 ? 'row' : 'rows'}
          </Button>
        </Choice>
      )}
      {outcome !== null && 'report' in outcome && (
        <Choice>
          <Button onClick={() => setFile(null)}>Import another file</Button>
        </Choice>
      )}
      {file === null && <Known />}
    </>
  );
}

function Sending({ share, onStop }: { share: number; onStop(): void }) {
  const percent = Math.floor(share * 100);
  return (
    <Card>
      <div role="status">{share < 1 ? `Sending the file: ${percent} %` : 'The file is sent; the service is importing it …'}</div>
      <Progress value={percent} animated={share >= 1} aria-label="Sent of the file" />
      <Choice>
        <Button variant="default" onClick={onStop}>
          Stop
        </Button>
      </Choice>
    </Card>
  );
}

function Known() {
  return (
    <Card title="What the file has to be">
      <p className={classes.text}>
        A CSV text in UTF-8, its cells separated by commas. The first line is the header; the columns may stand in any order, and only external_id is required. A
        column that is not there leaves its field as it is; an empty cell clears it, but for kind, active and do_not_send. Parents and companies may stand
        anywhere in the file. The same file again changes nothing.
      </p>
      <dl className={classes.columns}>
        {Object.entries({ ...COLUMNS, 'custom:<name>': 'A field of your own' }).map(([name, what]) => (
          <div key={name}>
            <dt>{name}</dt>
            <dd>{what}</dd>
          </div>
        ))}
      </dl>
    </Card>
  );
}
