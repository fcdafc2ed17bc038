import { Button, Checkbox, TextInput, Title } from '@mantine/core';
import { type ReactNode, useState } from 'react';
import { useClient } from 'urql';
import { useLocation } from 'wouter';
import type { MemberRecordFragment } from '../../api/generated';
import { EraseMemberDocument, MemberDataDocument } from '../../api/shipped';
import { ConsoleDeleteMemberDocument } from './Member.documents';
import { May, useMay } from '../../app/viewer';
import { Ask, Choice, Dialog } from '../../ui/Ask';
import { download } from '../../ui/download';
import { explain } from '../../ui/explain';
import { Card } from '../../ui/PageHead';
import { tell } from '../../ui/notes';
import { useAct } from '../../ui/useAct';
import classes from './members.module.css';

/** What can become of a record as a whole: handed out, deleted, or erased. */
export function Ways({ member }: { member: MemberRecordFragment }) {
  const mayWrite = useMay('GROUPS_WRITE');
  if (!mayWrite) {
    return null;
  }
  return (
    <Card title="Data and removal">
      <May do="ADMIN">
        <Way title="Export the data" action={<Export member={member} />}>
          Everything that is stored about this record as one file, to hand out to a person who asks for it: the record, groups, statuses, what was sent, and what
          was changed by whom.
        </Way>
      </May>
      <Way title="Delete" action={<Delete member={member} />}>
        The record goes, and its email is taken off the lists, or handed to another record that has the same one. The history of what happened stays, and an import
        may bring the record back.
      </Way>
      <May do="ADMIN">
        <Way title="Erase" action={<Erase member={member} />}>
          For a person who asks to be forgotten. The record goes with all that carries its data: the history, the audit trail’s values, and every export file. No
          import brings it back unless an admin lifts that.
        </Way>
      </May>
    </Card>
  );
}

function Way({ title, action, children }: { title: string; action: ReactNode; children: ReactNode }) {
  return (
    <section className={classes.way}>
      <div>
        <Title order={3}>{title}</Title>
        <p className={classes.text}>{children}</p>
      </div>
      {action}
    </section>
  );
}

function Export({ member }: { member: MemberRecordFragment }) {
  const client = useClient();
  const [busy, setBusy] = useState(false);
  const save = async () => {
    setBusy(true);
    const { data, error } = await client.query(MemberDataDocument, { memberId: member.id }, { requestPolicy: 'network-only' }).toPromise();
    setBusy(false);
    if (data?.memberData != null) {
      download(`${member.externalId ?? member.id}.json`, 'application/json', data.memberData);
    } else {
      tell('bad', error === undefined ? 'There is no such member any more.' : explain(error));
    }
  };
  return (
    <Button variant="default" loading={busy} onClick={() => void save()}>
      Export data
    </Button>
  );
}

function Delete({ member }: { member: MemberRecordFragment }) {
  const act = useAct(ConsoleDeleteMemberDocument);
  const [, go] = useLocation();
  const remove = async () => {
    const { problems } = await act.run({ input: { id: member.id } }, { done: `${member.displayName} is deleted.` });
    if (problems.length === 0) {
      go('/members');
    }
  };
  return (
    <Ask label="Delete …" title={`Delete ${member.displayName}?`} agree="Delete" danger disabled={act.busy} onAgree={remove}>
      The record is deleted here, and its email leaves the lists of its groups at the providers unless another member has the same one. Roles of others for it are
      taken away. This cannot be undone, but the record can be made or imported again.
    </Ask>
  );
}

function Erase({ member }: { member: MemberRecordFragment }) {
  const act = useAct(EraseMemberDocument);
  const [, go] = useLocation();
  const [open, setOpen] = useState(false);
  const [typed, setTyped] = useState('');
  const [alsoAtProviders, setAlsoAtProviders] = useState(false);
  const erase = async () => {
    const { outcome, problems } = await act.run({ input: { memberId: member.id, alsoAtProviders } });
    setOpen(false);
    if (problems.length === 0) {
      tell(
        'good',
        outcome?.addressShared === true
          ? 'The member is erased. Others have the same email, which is theirs now and stays.'
          : 'The member is erased here; the providers follow as soon as the contact is off the lists.',
      );
      go('/members');
    }
  };
  return (
    <>
      <Button
        variant="default"
        onClick={() => {
          setTyped('');
          setAlsoAtProviders(false);
          setOpen(true);
        }}
      >
        Erase …
      </Button>
      <Dialog opened={open} title={`Erase ${member.displayName}?`} onClose={() => setOpen(false)}>
        <div>
          The record and all that carries its data are deleted here at once, for good. Export files that are waiting for download go, too, those of others
          included. A mark stays by which no import brings the person back; it does not tell who it was.
        </div>
        <Checkbox
          label="Delete the contact at the providers, too"
          description="For good: Mailchimp takes the address only from the person’s own sign-up again. Without this the contact only leaves the lists."
          checked={alsoAtProviders}
          onChange={(event) => setAlsoAtProviders(event.currentTarget.checked)}
        />
        <TextInput
          label={`Type the key ${member.externalId} to confirm`}
          value={typed}
          onChange={(event) => setTyped(event.currentTarget.value)}
          autoComplete="off"
          data-autofocus
        />
        <Choice>
          <Button variant="default" onClick={() => setOpen(false)}>
            Cancel
          </Button>
          <Button color="red" disabled={typed.trim() !== member.externalId} loading={act.busy} onClick={() => void erase()}>
            Erase
          </Button>
        </Choice>
      </Dialog>
    </>
  );
}
