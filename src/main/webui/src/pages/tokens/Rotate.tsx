import { Button } from '@mantine/core';
import { type FormEvent, useState } from 'react';
import type { TokenRowFragment } from '../../api/generated';
import { RotateApiTokenDocument } from '../../api/shipped';
import { Choice, Dialog } from '../../ui/Ask';
import { problemAt, Problems } from '../../ui/Problems';
import { type Problem, useAct } from '../../ui/useAct';
import { endOf } from './expiry';
import { LastDay } from './NewToken';

/** Makes a successor. Both are good until somebody revokes the former, so that nothing stands still meanwhile. */
export function Rotate({ token, onSecret }: { token: TokenRowFragment; onSecret(secret: string): void }) {
  const [open, setOpen] = useState(false);
  return (
    <>
      <Button size="xs" variant="default" onClick={() => setOpen(true)} aria-label={`Rotate “${token.name}”, ${token.prefix}`}>
        Rotate
      </Button>
      <Dialog opened={open} title={`Rotate “${token.name}”`} onClose={() => setOpen(false)}>
        <Form
          token={token}
          onClose={() => setOpen(false)}
          onSecret={(secret) => {
            setOpen(false);
            onSecret(secret);
          }}
        />
      </Dialog>
    </>
  );
}

function Form({ token, onClose, onSecret }: { token: TokenRowFragment; onClose(): void; onSecret(secret: string): void }) {
  const rotate = useAct(RotateApiTokenDocument);
  const [until, setUntil] = useState('');
  const [problems, setProblems] = useState<Problem[]>([]);
  const atExpiry = problemAt(problems, 'expiresAt');

  const submit = async (event: FormEvent) => {
    event.preventDefault();
    const { outcome, problems: refused } = await rotate.run({ input: { id: token.id, expiresAt: endOf(until) } }, { quiet: true });
    setProblems(refused);
    if (refused.length === 0 && outcome?.secret != null) {
      onSecret(outcome.secret);
    }
  };

  return (
    <form className="rc-stack" onSubmit={(event) => void submit(event)}>
      <Problems of={problems.filter((problem) => problem.message !== atExpiry)} />
      <div>
        Another token of the same name and role is made. Both are good: put the new one where the former is used, then revoke the former, which begins with{' '}
        <code>{token.prefix}</code>.
      </div>
      <LastDay value={until} onChange={setUntil} error={atExpiry} />
      <Choice>
        <Button variant="default" onClick={onClose}>
          Cancel
        </Button>
        <Button type="submit" loading={rotate.busy}>
          Make the new token
        </Button>
      </Choice>
    </form>
  );
}
