import { Button, PasswordInput, Radio, TextInput } from '@mantine/core';
import { type FormEvent, useState } from 'react';
import type { Provider } from '../../api/generated';
import { ConsoleConnectDocument } from './Accounts.documents';
import { Choice } from '../../ui/Ask';
import { problemAt, Problems } from '../../ui/Problems';
import { tell } from '../../ui/notes';
import { type Problem, useAct } from '../../ui/useAct';
import { PROVIDER } from '../../ui/words';
import { audiencesIn } from './audiences';

/** Connects by a key. Which audience is asked only of an account that has several: the refusal lists them. */
export function ConnectByKey({ provider, onCancel, onDone }: { provider: Provider; onCancel(): void; onDone(): void }) {
  const connect = useAct(ConsoleConnectDocument);
  const [apiKey, setApiKey] = useState('');
  const [audience, setAudience] = useState<string | null>(null);
  const [problems, setProblems] = useState<Problem[]>([]);
  const wanted = problemAt(problems, 'audienceId');
  const choices = audiencesIn(wanted ?? '');
  const keyProblem = problemAt(problems, 'apiKey');

  const submit = async (event: FormEvent) => {
    event.preventDefault();
    const { outcome, problems: refused } = await connect.run({ input: { provider, apiKey, audienceId: audience } }, { quiet: true });
    setProblems(refused);
    if (refused.length === 0) {
      tell('good', `${PROVIDER[provider]} is connected: ${outcome?.account?.name ?? ''}.`);
      if (outcome?.forgottenAccount != null) {
        tell(
          'bad',
          `Another account was connected before, “${outcome.forgottenAccount}”. What was known of it is forgotten, and no group is connected to it any more: connect the groups to lists of this account.`,
        );
      }
      onDone();
    }
  };

  return (
    <form className="rc-stack" onSubmit={(event) => void submit(event)}>
      <Problems of={problems.filter((problem) => problem.message !== wanted && problem.message !== keyProblem)} />
      <PasswordInput
        label="API key"
        description="The key is tried before it is stored. It is stored sealed and never shown again."
        value={apiKey}
        onChange={(event) => {
          setApiKey(event.currentTarget.value);
          setAudience(null);
          setProblems([]);
        }}
        error={keyProblem}
        autoComplete="off"
        required
        data-autofocus
      />
      {wanted !== undefined && choices.length > 0 && (
        <Radio.Group label="Audience" description="The account has several audiences. Which one are groups synced to?" value={audience ?? ''} onChange={setAudience}>
          <div className="rc-stack">
            {choices.map((choice) => (
              <Radio key={choice.id} value={choice.id} label={`${choice.name} (${choice.id})`} />
            ))}
          </div>
        </Radio.Group>
      )}
      {wanted !== undefined && choices.length === 0 && (
        <TextInput label="Audience ID" error={wanted} value={audience ?? ''} onChange={(event) => setAudience(event.currentTarget.value === '' ? null : event.currentTarget.value)} />
      )}
      <Choice>
        <Button variant="default" onClick={onCancel}>
          Cancel
        </Button>
        <Button type="submit" loading={connect.busy} disabled={apiKey.trim() === '' || (choices.length > 0 && audience === null)}>
          Connect
        </Button>
      </Choice>
    </form>
  );
}
