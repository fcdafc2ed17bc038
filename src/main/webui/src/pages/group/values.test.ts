import { describe, expect, it } from 'vitest';
import type { GroupSettingsFragment } from '../../api/generated';
import { differences, EMPTY, inputOf, NEW_LIST, NO_LIST, renewed, valuesOf } from './values';

const GROUP: GroupSettingsFragment = {
  id: 'grp_1',
  revision: 7,
  name: 'Board',
  description: null,
  criteria: {
    kinds: ['PERSON'],
    memberTypes: [],
    membershipStatuses: ['CURRENT'],
    tags: ['board'],
    expiresWithinDays: null,
    included: [{ id: 'mbr_1', displayName: 'Ashgrove, Ada' }],
    excluded: [],
  },
  beneficiaries: [],
  syncPrimaryMembers: true,
  syncBeneficiaries: false,
  syncs: [
    { provider: 'CONSTANT_CONTACT', list: null },
    { provider: 'MAILCHIMP', list: { id: 'lst_1', name: 'Board' } },
  ],
};

describe('the values of a group', () => {
  it('save as what they came from, under the revision that they came from', () => {
    expect(inputOf(valuesOf(GROUP), GROUP)).toEqual({
      id: 'grp_1',
      expectedRevision: 7,
      name: 'Board',
      description: null,
      criteria: {
        kinds: ['PERSON'],
        memberTypes: [],
        membershipStatuses: ['CURRENT'],
        tags: ['board'],
        expiresWithinDays: null,
        includedMemberIds: ['mbr_1'],
        excludedMemberIds: [],
      },
      beneficiaries: [],
      syncPrimaryMembers: true,
      syncBeneficiaries: false,
      lists: [{ provider: 'MAILCHIMP', listId: 'lst_1' }],
    });
  });

  it('ask for a new list by naming none, and disconnect a provider by leaving it out', () => {
    const values = { ...EMPTY, name: ' New ', lists: { MAILCHIMP: NO_LIST, CONSTANT_CONTACT: NEW_LIST } };
    const input = inputOf(values, null);
    expect(input.lists).toEqual([{ provider: 'CONSTANT_CONTACT' }]);
    expect(input.name).toBe('New');
    expect(input).not.toHaveProperty('id');
    expect(input).not.toHaveProperty('expectedRevision');
  });
});

describe('a group that came anew', () => {
  const base: GroupSettingsFragment = { ...GROUP, syncs: GROUP.syncs.filter((sync) => sync.provider !== 'MAILCHIMP') };
  const values = valuesOf(base);

  it('is shown while nothing is changed, also with a list of an account that was connected without a new revision', () => {
    expect(renewed({ base, values }, GROUP)).toEqual({ base: GROUP, values: valuesOf(GROUP) });
    expect(renewed({ base: GROUP, values: valuesOf(GROUP) }, { ...GROUP, revision: 8, name: 'Council' })?.values.name).toBe('Council');
  });

  it('brings such a list into what is being edited, so that a save keeps it', () => {
    const edited = renewed({ base, values: { ...values, name: 'Council' } }, GROUP);
    expect(edited?.values.name).toBe('Council');
    expect(inputOf(edited!.values, edited!.base).lists).toEqual([{ provider: 'MAILCHIMP', listId: 'lst_1' }]);
  });

  it('changes nothing else of what is being edited, nor a choice that was made', () => {
    const edited = { ...values, name: 'Council', lists: { ...values.lists, MAILCHIMP: NEW_LIST } };
    expect(renewed({ base, values: edited }, { ...GROUP, revision: 8, description: 'Theirs' })).toMatchObject({ base: { revision: 7 }, values: edited });
    expect(renewed({ base: GROUP, values: { ...valuesOf(GROUP), name: 'Council' } }, { ...GROUP, revision: 8 })).toBeNull();
  });

  it('is not believed when it is older, and leaves values alone that are the same', () => {
    expect(renewed({ base: GROUP, values: valuesOf(GROUP) }, { ...GROUP, revision: 6 })).toBeNull();
    const same = valuesOf(GROUP);
    expect(renewed({ base: GROUP, values: same }, { ...GROUP })?.values).toBe(same);
  });
});

describe('differences', () => {
  const before = valuesOf(GROUP);

  it('are told field by field, in words', () => {
    const after = { ...before, membershipStatuses: ['EXPIRED' as const], syncBeneficiaries: true, included: [], lists: { ...before.lists, MAILCHIMP: NO_LIST } };
    expect(differences(before, after)).toEqual([
      { label: 'Membership', from: 'Current', to: 'Expired' },
      { label: 'Always members', from: 'Ashgrove, Ada', to: '–' },
      { label: 'Sync beneficiaries', from: 'no', to: 'yes' },
      { label: 'List at Mailchimp', from: 'one list', to: 'none' },
    ]);
  });

  it('are seen between two lists of one provider', () => {
    expect(differences(before, { ...before, lists: { ...before.lists, MAILCHIMP: 'lst_2' } })).toEqual([{ label: 'List at Mailchimp', from: 'one list', to: 'another list' }]);
  });

  it('are none where only the order of choices is another', () => {
    expect(differences({ ...before, tags: ['a', 'b'] }, { ...before, tags: ['b', 'a'] })).toEqual([]);
  });
});
