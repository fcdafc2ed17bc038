import { describe, expect, it } from 'vitest';
import type { GroupSettingsFragment } from '../../api/generated';
import { differences, EMPTY, inputOf, NEW_LIST, NO_LIST, valuesOf } from './values';

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
