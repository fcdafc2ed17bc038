import { Button, TextInput } from '@mantine/core';
import { useState } from 'react';
import type { Provider } from '../../api/generated';
import { StartProviderConnectionDocument } from '../../api/shipped';
import { Choice, Dialog } from '../../ui/Ask';
import { type Problem, useAct } from '../../ui/useAct';
import { Problems } from '../../ui/Problems';
import { PROVIDER } from '../../ui/words';
import classes from './accounts.module.css';
import { ConnectByKey } from './ConnectByKey';
import { useConnecting } from './connecting';

const TIME = new Intl.DateTimeFormat(undefined, { timeStyle: 'short' });

/** The ways to connect an account: by agreeing at the provider's own page, and by a key where the provider has keys. */
export function Connect({ provider, onDone }: { provider: Provider; onDone?(): void }) {
  const [byKey, setByKey] = useState(false);
  const [inBrowser, setInBrowser] = useState(false);
  return (
    <div className={classes.ways}>
      <Button onClick={() => setInBrowser(true)}>Connect in the browser</Button>
      {provider === 'MAILCHIMP' && (
        <Button variant="default" onClick={() => setByKey(true)}>
          Connect by an API key
        </Button>
      )}
      <Dialog opened={byKey} title={`Connect ${PROVIDER[provider]} by an API key`} onClose={() => setByKey(false)}>
        <ConnectByKey
          provider={provider}
          onCancel={() => setByKey(false)}
          onDone={() => {
            setByKey(false);
            onDone?.();
          }}
        />
      </Dialog>
      <Dialog opened={inBrowser} title={`Connect ${PROVIDER[provider]} in the browser`} onClose={() => setInBrowser(false)}>
        <InBrowser
          provider={provider}
          onCancel={() => setInBrowser(false)}
          onDone={() => {
            setInBrowser(false);
            onDone?.();
          }}
        />
      </Dialog>
    </div>
  );
}

function InBrowser({ provider, onCancel, onDone }: { provider: Provider; onCancel(): void; onDone(): void }) {
  const connecting = useConnecting();
  const start = useAct(StartProviderConnectionDocument);
  const [audience, setAudience] = useState('');
  const [problems, setProblems] = useState<Problem[]>([]);
  const open = async () => {
    const { outcome, problems: refused } = await start.run({ input: { provider, audienceId: audience.trim() === '' ? null : audience.trim() } }, { quiet: true });
    setProblems(refused);
    if (outcome?.authorizationUrl != null && outcome.expiresAt !== null) {
      connecting.begin(provider, outcome.authorizationUrl, outcome.expiresAt);
      window.open(outcome.authorizationUrl, '_blank', 'noopener,noreferrer');
      onDone();
    }
  };
  return (
    <form
      className="rc-stack"
      onSubmit={(event) => {
        event.preventDefault();
        void open();
      }}
    >
      <Problems of={problems} />
      <div>
        {PROVIDER[provider]} opens in a new tab. Sign in there and agree within ten minutes; it leads back to Rollcall, which says there and here what came of it.
      </div>
      {provider === 'MAILCHIMP' && (
        <TextInput
          label="Audience ID"
          description="Only where the account has several audiences; Mailchimp shows it in an audience’s settings."
          value={audience}
          onChange={(event) => setAudience(event.currentTarget.value)}
          autoComplete="off"
        />
      )}
      <Choice>
        <Button variant="default" onClick={onCancel}>
          Cancel
        </Button>
        <Button type="submit" loading={start.busy}>
          Open {PROVIDER[provider]}
        </Button>
      </Choice>
    </form>
  );
}

/** That an agreement is waited for. Its link stays here for a browser that opens no tab by itself. */
export function Pending({ provider }: { provider: Provider }) {
  const connecting = useConnecting();
  const begun = connecting.of(provider);
  return begun === undefined ? null : (
    <div className={classes.pending} role="status">
      <p>
        Agree at{' '}
        <a href={begun.url} target="_blank" rel="noreferrer">
          {PROVIDER[provider]}’s page
        </a>{' '}
        until {TIME.format(new Date(begun.expiresAt))}. This page shows by itself when the account is connected.{' '}
        <button type="button" className={classes.plain} onClick={() => connecting.end(provider)}>
          Do not wait for it
        </button>
      </p>
    </div>
  );
}
