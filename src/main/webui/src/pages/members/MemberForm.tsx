import { Button, Checkbox, TagsInput, TextInput } from '@mantine/core';
import { type FormEvent, useEffect, useRef, useState } from 'react';
import { useClient } from 'urql';
import { Link, useLocation } from 'wouter';
import { LiftErasureDocument } from '../../api/shipped';
import { ConsoleSaveMemberDocument } from './Member.documents';
import { ConsoleMemberByKeyDocument } from './Members.documents';
import { May } from '../../app/viewer';
import { Ask, Choice } from '../../ui/Ask';
import { explain } from '../../ui/explain';
import { Card } from '../../ui/PageHead';
import { problemAt, Problems } from '../../ui/Problems';
import { type Problem, useAct } from '../../ui/useAct';
import { type Draft, inputOf } from './draft';
import { MemberPicker } from './MemberPicker';
import classes from './members.module.css';
import { OwnFields } from './OwnFields';
import { RolesField } from './RolesField';

type Text = 'externalId' | 'name' | 'firstName' | 'lastName' | 'email' | 'loginEmail' | 'memberType' | 'memberSince' | 'membershipExpires';

/** Changes a member, or makes one. Only what is different is sent. */
export function MemberForm({ id, before: given }: { id?: string; before: Draft }) {
  const [before] = useState(given);
  const [draft, setDraft] = useState(given);
  const [problems, setProblems] = useState<Problem[]>([]);
  const [looking, setLooking] = useState(false);
  const act = useAct(ConsoleSaveMemberDocument);
  const client = useClient();
  const [, go] = useLocation();
  const person = draft.kind === 'PERSON';
  const root = person ? 'person' : 'company';
  const set = (change: Partial<Draft>) => setDraft((now) => ({ ...now, ...change }));

  const save = async () => {
    setProblems([]);
    if (id === undefined) {
      // A key that is there already would change whoever has it.
      setLooking(true);
      const { data, error } = await client.query(ConsoleMemberByKeyDocument, { externalId: draft.externalId.trim() }, { requestPolicy: 'network-only' }).toPromise();
      setLooking(false);
      if (error !== undefined) {
        setProblems([{ code: 'ERROR', message: explain(error) }]);
        return;
      }
      if (data?.member != null) {
        setProblems([{ code: 'TAKEN', field: [root, 'externalId'], message: `${data.member.displayName} has this key already.` }]);
        return;
      }
    }
    const { outcome, problems: found } = await act.run({ input: inputOf(before, draft) }, { done: 'The member is saved.', quiet: true });
    setProblems(found);
    if (found.length === 0 && outcome?.member != null) {
      go(`/members/${outcome.member.id}`);
    }
  };
  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (draft.roles.every((role) => role.company !== null)) {
      void save();
    }
  };

  // Whoever saved at the end of the form is led to what is wrong in it.
  const form = useRef<HTMLFormElement>(null);
  useEffect(() => {
    if (problems.length > 0) {
      const wrong = form.current?.querySelector<HTMLElement>('[role="alert"], [aria-invalid="true"]');
      wrong?.scrollIntoView({ block: 'center' });
      wrong?.focus({ preventScroll: true });
    }
  }, [problems]);

  const shown = new Set<string>();
  const problem = (field: string) => {
    shown.add(field);
    return plainly(problemAt(problems, root, field));
  };
  const text = (name: Text, label: string, more: { type?: string; required?: boolean; description?: string; readOnly?: boolean } = {}) => (
    <TextInput label={label} value={draft[name]} error={problem(name)} onChange={(event) => set({ [name]: event.currentTarget.value })} autoComplete="off" {...more} />
  );
  const record = (
    <Card title="Record">
      <div className={classes.fields}>
        {text('externalId', 'Key', {
          required: id === undefined,
          readOnly: id !== undefined,
          description: id === undefined ? 'Your own id of the record; imports go by it.' : 'It cannot be changed.',
        })}
        {person ? (
          <>
            {text('firstName', 'First name')}
            {text('lastName', 'Last name')}
          </>
        ) : (
          text('name', 'Name', { required: true })
        )}
        {text('email', 'Email')}
        {person && text('loginEmail', 'Login email', { description: 'Of the user account, if there is one.' })}
        <MemberPicker
          label="Parent"
          description="Usually the employer, or the company above."
          value={draft.parent}
          except={draft.externalId}
          error={problem('parentExternalId')}
          onChange={(parent) => set({ parent })}
        />
      </div>
      <Checkbox label="In use" description="A record that is not in use belongs to no group." checked={draft.active} onChange={(event) => set({ active: event.currentTarget.checked })} />
      <Checkbox
        label="Do Not Send Marketing Emails"
        checked={draft.doNotSendMarketingEmails}
        onChange={(event) => set({ doNotSendMarketingEmails: event.currentTarget.checked })}
      />
    </Card>
  );
  const membership = (
    <Card title="Membership">
      <div className={classes.fields}>
        {text('memberType', 'Type')}
        {text('memberSince', 'Member since', { type: 'date' })}
        {text('membershipExpires', 'Membership expires', { type: 'date' })}
        <TagsInput label="Tags" description="Press Enter after each." value={draft.tags} error={problem('tags')} onChange={(tags) => set({ tags })} />
      </div>
    </Card>
  );
  const roles = person && (
    <Card title="Roles for companies">
      <p className={classes.text}>They decide whose record a shared email carries: primary contacts first, then billing contacts, then management access.</p>
      <RolesField value={draft.roles} error={problem('contactRoles')} onChange={(value) => set({ roles: value })} />
    </Card>
  );
  const own = (
    <Card title="Your own fields">
      <OwnFields value={draft.customFields} error={problem('customFields')} onChange={(customFields) => set({ customFields })} />
    </Card>
  );
  const elsewhere = problems.filter((one) => one.field?.[0] !== root || !shown.has(one.field[1] ?? ''));
  return (
    <form ref={form} className={classes.form} onSubmit={submit} aria-label="Member">
      <Problems of={elsewhere} title="The member is not saved" />
      {problems.some((one) => one.code === 'ERASED') && <Lift draft={draft} onLifted={() => setProblems([])} />}
      {record}
      {membership}
      {roles}
      {own}
      <Choice>
        <Button component={Link} variant="default" to={id === undefined ? '/members' : `/members/${id}`}>
          Cancel
        </Button>
        <Button type="submit" loading={looking || act.busy}>
          Save
        </Button>
      </Choice>
    </form>
  );
}

/** What is wrong without the API's name of the field and the value, at which it stands. */
function plainly(message: string | undefined): string | undefined {
  const what = message?.replace(/^\w+(?: '.*')?: /s, '');
  return what === undefined ? undefined : what.charAt(0).toUpperCase() + what.slice(1);
}

/** Lets a person who was erased come back, who has to want it. */
function Lift({ draft, onLifted }: { draft: Draft; onLifted(): void }) {
  const act = useAct(LiftErasureDocument);
  const lift = async () => {
    const { problems } = await act.run(
      { input: { externalId: draft.externalId.trim(), ...(draft.email.trim() === '' ? {} : { email: draft.email.trim() }) } },
      { done: 'They may come back: save again.' },
    );
    if (problems.length === 0) {
      onLifted();
    }
  };
  return (
    <May do="ADMIN">
      <Card>
        <p className={classes.text}>This key or email is that of somebody who was erased. Only who wants to be a member again may come back.</p>
        <Choice>
          <Ask label="Let them come back …" title="Let somebody come back who was erased?" agree="Let them come back" disabled={act.busy} onAgree={lift}>
            The key and the email of this form may be used again afterwards, here and by imports.
          </Ask>
        </Choice>
      </Card>
    </May>
  );
}
