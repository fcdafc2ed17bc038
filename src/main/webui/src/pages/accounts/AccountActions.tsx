import { Button } from '@mantine/core';
import { useState } from 'react';
import type { AccountRowFragment } from '../../api/generated';
import { DisconnectProviderDocument, DistrustLedgerDocument, PauseProviderDocument, StartReconciliationDocument } from '../../api/shipped';
import { ConsoleTestConnectionDocument } from './Accounts.documents';
import { May } from '../../app/viewer';
import { Ask, Dialog } from '../../ui/Ask';
import { useAct } from '../../ui/useAct';
import { PROVIDER } from '../../ui/words';
import { Connect } from './Connect';

/** What is done with a connected account now and then. */
export function AccountActions({ account }: { account: AccountRowFragment }) {
  const { provider, paused } = account;
  const compare = useAct(StartReconciliationDocument);
  const test = useAct(ConsoleTestConnectionDocument);
  const pause = useAct(PauseProviderDocument);
  return (
    <>
      <May do="SYNC">
        <Button variant="default" loading={compare.busy} onClick={() => void compare.run({ input: { providers: [provider] } }, { done: 'The comparison is asked for.' })}>
          Compare now
        </Button>
      </May>
      <May do="PROVIDERS_WRITE">
        <Button variant="default" loading={test.busy} onClick={() => void test.run({ input: { provider } }, { done: ({ message }) => message ?? 'The connection works.' })}>
          Test
        </Button>
        {paused ? (
          <Button loading={pause.busy} onClick={() => void pause.run({ input: { provider, paused: false } }, { done: 'Sending goes on.' })}>
            Resume
          </Button>
        ) : (
          <Ask
            label="Pause"
            title={`Pause sending to ${PROVIDER[provider]}?`}
            agree="Pause"
            disabled={pause.busy}
            onAgree={() => pause.run({ input: { provider, paused: true } }, { done: 'Sending is paused.' })}
          >
            Nothing is sent there until somebody resumes it. What there is to send is kept and waits.
          </Ask>
        )}
      </May>
    </>
  );
}

/** What changes the connection as such; each asks before. */
export function RareActions({ account: { provider, name, health } }: { account: AccountRowFragment }) {
  const [anew, setAnew] = useState(false);
  const distrust = useAct(DistrustLedgerDocument);
  const disconnect = useAct(DisconnectProviderDocument);
  const platform = PROVIDER[provider];
  return (
    <>
      {health !== 'UNAUTHORIZED' && (
        <>
          <Button variant="default" onClick={() => setAnew(true)}>
            Connect anew
          </Button>
          <Dialog opened={anew} title={`Connect ${platform} anew`} onClose={() => setAnew(false)}>
            <div>
              “{name}” is connected now. The same account goes on where it is. When another one is connected, or another audience of it, what is known of this one is
              forgotten, and no group is connected to it any more; nothing is changed at {platform}.
            </div>
            <Connect provider={provider} onDone={() => setAnew(false)} />
          </Dialog>
        </>
      )}
      <Ask
        label="Distrust what is known"
        title={`Read everything at ${platform} before anything is written?`}
        agree="Read everything first"
        disabled={distrust.busy}
        onAgree={() => distrust.run({ input: { provider } }, { done: `Everything is read at ${platform} before anything is written.` })}
      >
        Do this after a restore from a backup, when what Rollcall knows of the contacts may be old or wrong. It takes a while, and calls to {platform}; no contact is changed
        by it.
      </Ask>
      <Ask
        label="Disconnect"
        title={`Disconnect ${platform}?`}
        agree="Disconnect"
        danger
        disabled={disconnect.busy}
        onAgree={() => disconnect.run({ input: { provider } }, { done: `${platform} is disconnected.` })}
      >
        Rollcall forgets what lets it into “{name}”, and stops its work there. Nothing is changed at {platform}. Groups keep their lists, and Rollcall its memory: when the same
        account is connected again, it goes on where it was, after reading everything. Until somebody connects it, it stays disconnected.
      </Ask>
    </>
  );
}
