import { Button } from '@mantine/core';
import { useState } from 'react';
import { Choice, Dialog } from '../../ui/Ask';
import classes from './tokens.module.css';

/** A token's text, which the service shows once and never again. */
export function Secret({ secret, onKept }: { secret: string | null; onKept(): void }) {
  return (
    <Dialog opened={secret !== null} title="The new token" onClose={onKept} firm>
      {secret !== null && <Shown secret={secret} onKept={onKept} />}
    </Dialog>
  );
}

function Shown({ secret, onKept }: { secret: string; onKept(): void }) {
  const [copied, setCopied] = useState<boolean | null>(null);
  const copy = () =>
    navigator.clipboard.writeText(secret).then(
      () => setCopied(true),
      () => setCopied(false),
    );
  return (
    <>
      <div>
        <strong>Keep it now: it is shown only here, and never again.</strong> Whoever has it may do what its role may.
      </div>
      <code className={classes.secret}>
        {secret}
      </code>
      <div role="status">{copied === true ? 'Copied.' : copied === false ? 'The browser did not copy it; mark it and copy it by hand.' : ''}</div>
      <Choice>
        {/* Browsers have a clipboard only where the connection is safe. */}
        {window.isSecureContext && (
          <Button variant="default" onClick={() => void copy()} data-autofocus>
            Copy
          </Button>
        )}
        <Button onClick={onKept}>I have kept it</Button>
      </Choice>
    </>
  );
}
