import { useEffect, useRef } from 'react';
import type { SaveGroupPreviewQuery } from '../../api/generated';
import { Card } from '../../ui/PageHead';
import { count, PROVIDER, REASON, RULE } from '../../ui/words';
import classes from './group.module.css';

type PreviewData = SaveGroupPreviewQuery['saveGroupPreview'];

/** What a save would do: who joins and leaves, who gets shared addresses, and what would be sent. */
export function Preview({ preview }: { preview: PreviewData }) {
  const place = useRef<HTMLDivElement>(null);
  useEffect(() => {
    place.current?.scrollIntoView({ block: 'nearest' });
  }, [preview]);
  return (
    <div ref={place} className={classes.preview}>
      <Effects preview={preview} />
    </div>
  );
}

function Effects({ preview }: { preview: PreviewData }) {
  if (!preview.wouldChange) {
    return (
      <Card title="Preview">
        <p role="status">A save would change nothing, and start no sync.</p>
      </Card>
    );
  }
  return (
    <Card title="Preview: what a save would do">
      <div role="status" className={classes.pair}>
        <Who title="join" of={preview.joining} />
        <Who title="leave" of={preview.leaving} />
      </div>
      {preview.sync.map((sync) => (
        <div key={sync.provider}>
          <strong>{PROVIDER[sync.provider]}: </strong>
          {sync.willSync
            ? `${count(sync.add, 'contact')} put on the list, ${sync.update.toLocaleString()} updated, ${sync.remove.toLocaleString()} taken off.`
            : 'nothing would be sent.'}
          {sync.notApplicable.length > 0 && (
            <ul className={classes.names}>
              {sync.notApplicable.map(({ reason, count: n }) => (
                <li key={reason}>
                  {n.toLocaleString()} N/A: {REASON[reason]}
                </li>
              ))}
            </ul>
          )}
        </div>
      ))}
      {preview.decisions.totalCount > 0 && (
        <details>
          <summary>{count(preview.decisions.totalCount, 'shared email')}: who would carry them</summary>
          <ul className={classes.names}>
            {preview.decisions.nodes.map((decision) => (
              <li key={decision.email}>
                {decision.email}: {decision.winner.displayName} ({RULE[decision.decidedBy]})
              </li>
            ))}
            {preview.decisions.totalCount > preview.decisions.nodes.length && <li>and others</li>}
          </ul>
        </details>
      )}
    </Card>
  );
}

function Who({ title, of }: { title: string; of: PreviewData['joining'] }) {
  return (
    <div>
      <strong>
        {of.totalCount.toLocaleString()} would {title}
      </strong>
      <ul className={classes.names}>
        {of.nodes.map((member) => (
          <li key={member.id}>{member.displayName}</li>
        ))}
        {of.totalCount > of.nodes.length && <li>and {(of.totalCount - of.nodes.length).toLocaleString()} more</li>}
      </ul>
    </div>
  );
}
