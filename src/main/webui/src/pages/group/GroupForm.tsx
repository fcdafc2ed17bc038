import { Button, Checkbox, NumberInput, TagsInput, Textarea, TextInput } from '@mantine/core';
import { type FormEvent, useRef, useState } from 'react';
import { useClient } from 'urql';
import { useLocation } from 'wouter';
import type { BeneficiaryRule, GroupSettingsFragment, MembershipStatus, SaveGroupPreviewQuery } from '../../api/generated';
import { SaveGroupPreviewDocument } from '../../api/shipped';
import { ConsoleSaveGroupDocument } from './GroupForm.documents';
import { useProviders } from '../../app/viewer';
import { explain } from '../../ui/explain';
import { Card } from '../../ui/PageHead';
import { problemAt, Problems } from '../../ui/Problems';
import { type Problem, useAct } from '../../ui/useAct';
import { BENEFICIARIES, MEMBERSHIP } from '../../ui/words';
import { Conflict } from './Conflict';
import classes from './group.module.css';
import { ListChoice } from './ListChoice';
import { MemberChoice } from './MemberChoice';
import { Preview } from './Preview';
import { differences, EMPTY, inputOf, renewed, type Values, valuesOf } from './values';

const NOT_SAVED = 'The group was not saved';
const NO_PREVIEW = 'There is no preview of this';

interface Props {
  /** The group to change; null for a new one. */
  group: GroupSettingsFragment | null;
  readOnly?: boolean;
}

/** What a group is: who belongs to it, who comes along, and what is synced where. With a look at what a save would do. */
export function GroupForm({ group, readOnly = false }: Props) {
  const [, go] = useLocation();
  const client = useClient();
  const providers = useProviders();
  const [base, setBase] = useState(group);
  const [values, setValues] = useState<Values>(group === null ? EMPTY : valuesOf(group));
  const [refusal, setRefusal] = useState<{ title: string; problems: Problem[] }>({ title: NOT_SAVED, problems: [] });
  const [theirs, setTheirs] = useState<GroupSettingsFragment | null>(null);
  const [preview, setPreview] = useState<SaveGroupPreviewQuery['saveGroupPreview'] | null>(null);
  const [looking, setLooking] = useState(false);
  const saving = useAct(ConsoleSaveGroupDocument);

  const change = (part: Partial<Values>) => {
    setValues((before) => ({ ...before, ...part }));
    setPreview(null);
  };
  const changed = base === null || differences(valuesOf(base), values).length > 0;

  const next = group === null || base === null ? null : renewed({ base, values }, group);
  if (next !== null) {
    setBase(next.base);
    if (next.values !== values) {
      setValues(next.values);
      setPreview(null);
    }
  }

  const latest = useRef(values);
  latest.current = values;
  const look = async () => {
    setLooking(true);
    const { data, error } = await client.query(SaveGroupPreviewDocument, { input: inputOf(values, base), first: 20 }, { requestPolicy: 'network-only' }).toPromise();
    setLooking(false);
    if (latest.current !== values) {
      return;
    }
    const found = data?.saveGroupPreview;
    setRefusal({ title: NO_PREVIEW, problems: error !== undefined ? [{ code: 'ERROR', message: explain(error) }] : (found?.userErrors ?? []) });
    setPreview(found !== undefined && found.userErrors.length === 0 ? found : null);
  };

  const save = async (onto: { id: string; revision: number } | null) => {
    const { outcome, problems: refused } = await saving.run(
      { input: inputOf(values, onto) },
      {
        quiet: true,
        done: ({ outcome: what, runs }) =>
          what === 'UNCHANGED' ? 'Nothing was changed, so nothing is synced.' : runs.length > 0 ? 'Saved. Members are calculated, then synced.' : 'Saved. Members are calculated.',
      },
    );
    const conflict = outcome?.userErrors.find((error) => error.__typename === 'RevisionConflictError');
    setTheirs(conflict?.__typename === 'RevisionConflictError' ? conflict.current : null);
    setRefusal({ title: NOT_SAVED, problems: conflict === undefined ? refused : [] });
    if (outcome?.group != null) {
      setPreview(null);
      setBase(outcome.group);
      setValues(valuesOf(outcome.group));
      if (group === null) {
        go(`/groups/${outcome.group.slug}/email-sync`);
      }
    }
  };

  const submit = (event: FormEvent) => {
    event.preventDefault();
    void save(base);
  };

  const input = inputOf(values, base);
  const at = (...path: string[]) => problemAt(refusal.problems, ...path);
  return (
    <form onSubmit={submit} className={classes.form}>
      <div className={classes.told}>
        <Problems of={refusal.problems} title={refusal.title} />
        {theirs !== null && base !== null && (
          <Conflict
            base={valuesOf(base)}
            mine={values}
            theirs={valuesOf(theirs)}
            onTakeTheirs={() => {
              setBase(theirs);
              setValues(valuesOf(theirs));
              setTheirs(null);
            }}
            onSaveMine={() => void save(theirs)}
          />
        )}
      </div>
      <fieldset disabled={readOnly || saving.busy} className={classes.form}>
        <Card title="What it is">
          <div className={classes.pair}>
            <TextInput label="Name" required maxLength={200} value={values.name} error={at('name')} onChange={(e) => change({ name: e.currentTarget.value })} />
            <Textarea
              label="Description"
              autosize
              maxRows={6}
              maxLength={2000}
              value={values.description}
              error={at('description')}
              onChange={(e) => change({ description: e.currentTarget.value })}
            />
          </div>
        </Card>
        <Card title="Primary members">
          <p className={classes.small}>Whoever meets all conditions; of a condition with several choices one is enough, and one without choices asks for nothing.</p>
          <div className={classes.pair}>
            <Checkbox.Group label="Kinds" value={values.kinds} onChange={(kinds) => change({ kinds: kinds as Values['kinds'] })}>
              <div className={classes.checks}>
                <Checkbox value="PERSON" label="People" />
                <Checkbox value="COMPANY" label="Companies" />
              </div>
            </Checkbox.Group>
            <Checkbox.Group
              label="Membership"
              value={values.membershipStatuses}
              onChange={(membershipStatuses) => change({ membershipStatuses: membershipStatuses as MembershipStatus[] })}
            >
              <div className={classes.checks}>
                {Object.entries(MEMBERSHIP).map(([value, label]) => (
                  <Checkbox key={value} value={value} label={label} />
                ))}
              </div>
            </Checkbox.Group>
            <TagsInput label="Tags" description="Enter after each" value={values.tags} error={at('criteria', 'tags')} onChange={(tags) => change({ tags })} />
            <TagsInput
              label="Membership types"
              description="Enter after each"
              value={values.memberTypes}
              error={at('criteria', 'memberTypes')}
              onChange={(memberTypes) => change({ memberTypes })}
            />
            <NumberInput
              label="Membership ends within"
              description="Days from today; empty for no limit"
              min={0}
              max={36500}
              allowDecimal={false}
              value={values.expiresWithinDays}
              error={at('criteria', 'expiresWithinDays')}
              onChange={(days) => change({ expiresWithinDays: typeof days === 'number' ? days : '' })}
            />
          </div>
          <div className={classes.pair}>
            <MemberChoice
              label="Always members"
              value={values.included}
              error={at('criteria', 'includedMemberIds')}
              onChange={(included) => change({ included })}
            />
            <MemberChoice
              label="Never members"
              value={values.excluded}
              error={at('criteria', 'excludedMemberIds')}
              onChange={(excluded) => change({ excluded })}
            />
          </div>
        </Card>
        <Card title="Beneficiaries">
          <Checkbox.Group
            label="Who comes along with a primary member"
            value={values.beneficiaries}
            onChange={(beneficiaries) => change({ beneficiaries: beneficiaries as BeneficiaryRule[] })}
          >
            <div className={classes.checks}>
              {Object.entries(BENEFICIARIES).map(([value, label]) => (
                <Checkbox key={value} value={value} label={label} />
              ))}
            </div>
          </Checkbox.Group>
        </Card>
        <Card title="Email sync">
          <div className={classes.checks}>
            <Checkbox label="Sync primary members" checked={values.syncPrimaryMembers} onChange={(e) => change({ syncPrimaryMembers: e.currentTarget.checked })} />
            <Checkbox label="Sync beneficiaries" checked={values.syncBeneficiaries} onChange={(e) => change({ syncBeneficiaries: e.currentTarget.checked })} />
          </div>
          {providers.length === 0 && <p className={classes.small}>No account is connected; the group can be saved, and connected to a list later.</p>}
          <div className={classes.pair}>
            {providers.map((provider) => (
              <ListChoice
                key={provider}
                provider={provider}
                connected={base?.syncs.find((sync) => sync.provider === provider)?.list ?? null}
                value={values.lists[provider]}
                error={at('lists', String(input.lists?.findIndex((list) => list.provider === provider)))}
                onChange={(list) => change({ lists: { ...values.lists, [provider]: list } })}
              />
            ))}
          </div>
        </Card>
      </fieldset>
      {preview !== null && <Preview preview={preview} />}
      {!readOnly && (
        <div className={classes.save}>
          <span role="status">{base === null ? '' : changed ? 'Not saved yet' : 'Saved'}</span>
          <Button variant="default" loading={looking} disabled={values.name.trim() === ''} onClick={look}>
            Preview
          </Button>
          <Button type="submit" loading={saving.busy} disabled={values.name.trim() === ''}>
            Save
          </Button>
        </div>
      )}
    </form>
  );
}
