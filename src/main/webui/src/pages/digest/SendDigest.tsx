import { Button, Radio, Textarea } from '@mantine/core';
import { type FormEvent, useState } from 'react';
import type { DigestRowFragment } from '../../api/generated';
import { ConsoleSendDigestDocument } from './Digest.documents';
import { Choice, Dialog } from '../../ui/Ask';
import { problemAt, Problems } from '../../ui/Problems';
import { type Problem, useAct } from '../../ui/useAct';
import { count } from '../../ui/words';
import { addressesIn } from './addresses';
import { day } from './day';

/** Sends a digest by hand; what was mailed cannot be taken back, so that it asks to whom. */
export function SendDigest({ digest }: { digest: DigestRowFragment }) {
  const [open, setOpen] = useState(false);
  return (
    <>
      <Button variant="default" onClick={() => setOpen(true)}>
        Send by hand
      </Button>
      <Dialog opened={open} title={`Send the digest of ${day(digest.date)}`} onClose={() => setOpen(false)}>
        <Form digest={digest} onClose={() => setOpen(false)} />
      </Dialog>
    </>
  );
}

function Form({ digest, onClose }: { digest: DigestRowFragment; onClose(): void }) {
  const send = useAct(ConsoleSendDigestDocument);
  const nobody = digest.recipients.length === 0;
  const [to, setTo] = useState(nobody ? 'others' : 'recipients');
  const [text, setText] = useState('');
  const [problems, setProblems] = useState<Problem[]>([]);
  const others = addressesIn(text);
  const wrong = problemAt(problems, 'recipients');

  const submit = async (event: FormEvent) => {
    event.preventDefault();
    const recipients = to === 'others' ? others : [];
    const { problems: refused } = await send.run(
      { input: { date: digest.date, recipients } },
      { quiet: true, done: `The digest was sent to ${count(to === 'others' ? others.length : digest.recipients.length, 'recipient')}.` },
    );
    setProblems(refused);
    if (refused.length === 0) {
      onClose();
    }
  };

  return (
    <form className="rc-stack" onSubmit={(event) => void submit(event)}>
      <Problems of={problems.filter((problem) => problem.message !== wrong)} title="It was not sent" />
      <Radio.Group label="To whom" value={to} onChange={setTo}>
        <div className="rc-stack">
          <Radio
            value="recipients"
            label={nobody ? 'Its recipients: nobody is set' : `Its recipients: ${digest.recipients.join(', ')}`}
            description="Today’s does not go out again by itself once it was sent to them."
            disabled={nobody}
          />
          <Radio value="others" label="Others" description="The digest itself stays as it is." />
        </div>
      </Radio.Group>
      {to === 'others' && (
        <Textarea
          label="Addresses"
          description="Up to 20, with commas or line ends between them."
          value={text}
          onChange={(event) => setText(event.currentTarget.value)}
          error={wrong}
          autosize={false}
          rows={3}
          required
          data-autofocus
        />
      )}
      <Choice>
        <Button variant="default" onClick={onClose}>
          Cancel
        </Button>
        <Button type="submit" loading={send.busy} disabled={to === 'others' && others.length === 0}>
          Send
        </Button>
      </Choice>
    </form>
  );
}
