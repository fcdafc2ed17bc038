import { Button, TextInput } from '@mantine/core';
import { useState } from 'react';
import { type Provider, StartProviderConnectionDocument } from '../../api/generated';
import { Choice, Dialog } from '../../ui/Ask';
import { type Problem, useAct } from '../../ui/useAct';
import { Problems } from '../../ui/Problems';
import { PROVIDER } from '../../ui/words';
import classes from './accounts.module.css';
import { ConnectByKey } from './ConnectByKey';
import { type Begun, useConnecting } from './connecting';

const TIME = new Intl.DateTimeFormat(undefined, { timeStyle: 'short' });

/** The ways to connect an account: by agreeing at the provider's own page, and by a key where the provider has keys. */
export function Connect({ provider }: { provider: Provider }) {
  const connecting = useConnecting();
  const begun = connecting.of(provider);
  const [byKey, setByKey] = useState(false);
  const [inBrowser, setInBrowser] = useState(false);
  return (
    <div className="rc-stack">
      <div className={classes.ways}>
        <Button onClick={() => setInBrowser(true)}>
          Connect in the browser
        </Button>
        {provider === 'MAILCHIMP' && (
          <Button variant="default" onClick={() => setByKey(true)}>
            Connect by an API key
          </Button>
        )}
      </div>
      {begun !== undefined && <Pending provider={provider} begun={begun} onEnd={() => connecting.end(provider)} />}
      <Dialog opened={byKey} title={`Connect ${PROVIDER[provider]} by an API key`} onClose={() => setByKey(false)}>
        <ConnectByKey provider={provider} onDone={() => setByKey(false)} />
      </Dialog>
      <Dialog opened={inBrowser} title={`Connect ${PROVIDER[provider]} in the browser`} onClose={() => setInBrowser(false)}>
        <InBrowser provider={provider} onDone={() => setInBrowser(false)} />
      </Dialog>
    </div>
  );
}

function InBrowser({ provider, onDone }: { provider: Provider; onDone(): void }) {
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
        <Button variant="default" onClick={onDone}>
          Cancel
        </Button>
        <Button type="submit" loading={start.busy}>
          Open {PROVIDER[provider]}
        </Button>
      </Choice>
    </form>
  );
}

/** The link stays here for a browser that opens no tab by itself. */
function Pending({ provider, begun, onEnd }: { provider: Provider; begun: Begun; onEnd(): void }) {
  return (
    <div className={classes.pending} role="status">
      <p>
        Agree at{' '}
        <a href={begun.url} target="_blank" rel="noreferrer">
          {PROVIDER[provider]}’s page
        </a>{' '}
        until {TIME.format(new Date(begun.expiresAt))}. This page shows by itself when the account is connected.{' '}
        <button type="button" className={classes.plain} onClick={onEnd}>
          Do not wait for it
        </button>
      </p>
    </div>
  );
}
