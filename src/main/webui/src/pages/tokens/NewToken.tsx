import { Button, Radio, TextInput } from '@mantine/core';
import { type FormEvent, useState } from 'react';
import type { Role } from '../../api/generated';
import { CreateApiTokenDocument } from '../../api/shipped';
import { Choice, Dialog } from '../../ui/Ask';
import { problemAt, Problems } from '../../ui/Problems';
import { type Problem, useAct } from '../../ui/useAct';
import { ROLE, ROLE_MAY } from '../../ui/words';
import { endOf } from './expiry';

const ROLES: readonly Role[] = ['VIEWER', 'OPERATOR', 'ADMIN'];

export function NewToken({ onSecret }: { onSecret(secret: string): void }) {
  const [open, setOpen] = useState(false);
  return (
    <>
      <Button onClick={() => setOpen(true)}>New token</Button>
      <Dialog opened={open} title="New token" onClose={() => setOpen(false)}>
        <Form
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

function Form({ onClose, onSecret }: { onClose(): void; onSecret(secret: string): void }) {
  const create = useAct(CreateApiTokenDocument);
  const [name, setName] = useState('');
  const [role, setRole] = useState<Role>('VIEWER');
  const [until, setUntil] = useState('');
  const [problems, setProblems] = useState<Problem[]>([]);
  const atName = problemAt(problems, 'name');
  const atExpiry = problemAt(problems, 'expiresAt');

  const submit = async (event: FormEvent) => {
    event.preventDefault();
    const { outcome, problems: refused } = await create.run({ input: { name: name.trim(), role, expiresAt: endOf(until) } }, { quiet: true });
    setProblems(refused);
    if (refused.length === 0 && outcome?.secret != null) {
      onSecret(outcome.secret);
    }
  };

  return (
    <form className="rc-stack" onSubmit={(event) => void submit(event)}>
      <Problems of={problems.filter((problem) => problem.message !== atName && problem.message !== atExpiry)} />
      <TextInput
        label="Name"
        description="What it is for, such as the script that uses it."
        value={name}
        onChange={(event) => setName(event.currentTarget.value)}
        error={atName}
        maxLength={100}
        required
        data-autofocus
      />
      <Radio.Group label="Role" value={role} onChange={(value) => setRole(value as Role)}>
        <div className="rc-stack">
          {ROLES.map((one) => (
            <Radio key={one} value={one} label={ROLE[one]} description={ROLE_MAY[one]} />
          ))}
        </div>
      </Radio.Group>
      <LastDay value={until} onChange={setUntil} error={atExpiry} />
      <Choice>
        <Button variant="default" onClick={onClose}>
          Cancel
        </Button>
        <Button type="submit" loading={create.busy} disabled={name.trim() === ''}>
          Make the token
        </Button>
      </Choice>
    </form>
  );
}

/** Until when a token is good. */
export function LastDay({ value, onChange, error }: { value: string; onChange(value: string): void; error: string | undefined }) {
  return (
    <TextInput
      type="date"
      label="Last day"
      description="Through which it is good; empty for a token that lives until it is revoked."
      value={value}
      onChange={(event) => onChange(event.currentTarget.value)}
      error={error}
    />
  );
}
