import { Alert, Button, Loader } from '@mantine/core';
import { IconAlertTriangle, IconCircleCheckFilled } from '@tabler/icons-react';
import { useState } from 'react';
import { useQuery } from 'urql';
import type { AuditIntegrityQuery } from '../../api/generated';
import { AuditIntegrityDocument } from '../../api/shipped';
import { Choice, Dialog } from '../../ui/Ask';
import { Failure } from '../../ui/Failure';
import { Facts } from '../../ui/PageHead';
import { AUDIT_PROBLEM, count } from '../../ui/words';
import classes from './audit.module.css';

/** Looks at every entry on request, and says what came of it. */
export function CheckTrail() {
  const [open, setOpen] = useState(false);
  return (
    <>
      <Button variant="default" onClick={() => setOpen(true)}>
        Check the trail
      </Button>
      <Dialog opened={open} title="Check of the audit trail" onClose={() => setOpen(false)} size="lg">
        <Check onClose={() => setOpen(false)} />
      </Dialog>
    </>
  );
}

function Check({ onClose }: { onClose(): void }) {
  const [{ data, error, fetching, stale }, again] = useQuery({ query: AuditIntegrityDocument, requestPolicy: 'network-only' });
  const looks = fetching || stale;
  return (
    <>
      <div role="status" className="rc-stack">
        {looks ? (
          <span>
            <Loader size="xs" aria-hidden /> Looking at every entry …
          </span>
        ) : (
          data !== undefined && <Result of={data.auditIntegrity} />
        )}
      </div>
      {error !== undefined && !looks && <Failure error={error} />}
      <Choice>
        <Button variant="default" disabled={looks} onClick={() => again({ requestPolicy: 'network-only' })}>
          Check again
        </Button>
        <Button onClick={onClose} data-autofocus>
          Close
        </Button>
      </Choice>
    </>
  );
}

function Result({ of: found }: { of: AuditIntegrityQuery['auditIntegrity'] }) {
  return (
    <>
      {found.intact ? (
        <Alert color="green" variant="outline" title="The trail is intact" icon={<IconCircleCheckFilled aria-hidden />}>
          {count(found.entries, 'entry is', 'entries are')} as written.
        </Alert>
      ) : (
        <Alert color="red" variant="outline" title="The trail was changed" icon={<IconAlertTriangle aria-hidden />}>
          <div>
            {count(found.problemCount, 'thing is', 'things are')} wrong in {count(found.entries, 'entry', 'entries')}.
          </div>
          <ul>
            {found.problems.map((problem) => (
              <li key={`${problem.position} ${problem.kind}`}>
                {AUDIT_PROBLEM[problem.kind]}: {problem.message}
              </li>
            ))}
          </ul>
          {found.problems.length < found.problemCount && <div>These are the first of them.</div>}
        </Alert>
      )}
      <Facts of={[['Last entry', found.lastPosition.toLocaleString()]]} />
      {found.lastSeal !== null && (
        <div>
          <div>The seal of the last entry. Kept elsewhere, it tells later whether the trail still holds this entry:</div>
          <code className={classes.seal}>{found.lastSeal}</code>
        </div>
      )}
    </>
  );
}
