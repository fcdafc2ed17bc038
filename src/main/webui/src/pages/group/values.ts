import type { BeneficiaryRule, GroupSettingsFragment, MemberKind, MembershipStatus, Provider, SaveGroupInput } from '../../api/generated';
import { BENEFICIARIES, MEMBERSHIP, PROVIDER } from '../../ui/words';

/** A member as a choice. */
export interface Ref {
  id: string;
  displayName: string;
}

/** Not connected; a list that Rollcall makes; or the id of a list. */
export const NO_LIST = 'none';
export const NEW_LIST = 'new';

/** What the form edits. */
export interface Values {
  name: string;
  description: string;
  kinds: MemberKind[];
  memberTypes: string[];
  membershipStatuses: MembershipStatus[];
  tags: string[];
  /** Days; empty for no limit. */
  expiresWithinDays: number | '';
  included: Ref[];
  excluded: Ref[];
  beneficiaries: BeneficiaryRule[];
  syncPrimaryMembers: boolean;
  syncBeneficiaries: boolean;
  lists: Partial<Record<Provider, string>>;
}

export const EMPTY: Values = {
  name: '',
  description: '',
  kinds: [],
  memberTypes: [],
  membershipStatuses: [],
  tags: [],
  expiresWithinDays: '',
  included: [],
  excluded: [],
  beneficiaries: [],
  syncPrimaryMembers: true,
  syncBeneficiaries: false,
  lists: {},
};

export function valuesOf(group: GroupSettingsFragment): Values {
  const { criteria } = group;
  return {
    name: group.name,
    description: group.description ?? '',
    kinds: criteria.kinds,
    memberTypes: criteria.memberTypes,
    membershipStatuses: criteria.membershipStatuses,
    tags: criteria.tags,
    expiresWithinDays: criteria.expiresWithinDays ?? '',
    included: criteria.included,
    excluded: criteria.excluded,
    beneficiaries: group.beneficiaries,
    syncPrimaryMembers: group.syncPrimaryMembers,
    syncBeneficiaries: group.syncBeneficiaries,
    lists: Object.fromEntries(group.syncs.map((sync) => [sync.provider, sync.list?.id ?? NO_LIST])),
  };
}

/** What the form stands on, and what it shows. */
export interface Edited {
  base: GroupSettingsFragment;
  values: Values;
}

/**
 * What becomes of the form when the group came anew; null for nothing. While nothing is changed the group is shown as it is. Lists of an
 * account that was connected meanwhile are taken in any case, since a save without them would disconnect the group from them.
 */
export function renewed({ base, values }: Edited, group: GroupSettingsFragment): Edited | null {
  if (group === base || group.revision < base.revision) {
    return null;
  }
  const theirs = valuesOf(group);
  if (differences(valuesOf(base), values).length === 0) {
    return { base: group, values: differences(values, theirs).length === 0 ? values : theirs };
  }
  const added = group.syncs.filter(({ provider }) => !base.syncs.some((sync) => sync.provider === provider));
  return added.length === 0
    ? null
    : { base: { ...base, syncs: [...base.syncs, ...added] }, values: { ...values, lists: { ...valuesOf({ ...group, syncs: added }).lists, ...values.lists } } };
}

/** The input that saves these values; with a revision only when the group still has it. */
export function inputOf(values: Values, group: { id: string; revision: number } | null): SaveGroupInput {
  return {
    ...(group === null ? {} : { id: group.id, expectedRevision: group.revision }),
    name: values.name.trim(),
    description: values.description.trim() === '' ? null : values.description.trim(),
    criteria: {
      kinds: values.kinds,
      memberTypes: values.memberTypes,
      membershipStatuses: values.membershipStatuses,
      tags: values.tags,
      expiresWithinDays: values.expiresWithinDays === '' ? null : values.expiresWithinDays,
      includedMemberIds: values.included.map((member) => member.id),
      excludedMemberIds: values.excluded.map((member) => member.id),
    },
    beneficiaries: values.beneficiaries,
    syncPrimaryMembers: values.syncPrimaryMembers,
    syncBeneficiaries: values.syncBeneficiaries,
    lists: (Object.entries(values.lists) as [Provider, string][])
      .filter(([, list]) => list !== NO_LIST)
      .map(([provider, list]) => (list === NEW_LIST ? { provider } : { provider, listId: list })),
  };
}

const LABELS: Record<Exclude<keyof Values, 'lists'>, string> = {
  name: 'Name',
  description: 'Description',
  kinds: 'Kinds',
  memberTypes: 'Membership types',
  membershipStatuses: 'Membership',
  tags: 'Tags',
  expiresWithinDays: 'Ends within days',
  included: 'Always members',
  excluded: 'Never members',
  beneficiaries: 'Beneficiaries',
  syncPrimaryMembers: 'Sync primary members',
  syncBeneficiaries: 'Sync beneficiaries',
};

/** A field that two versions of a group have differently, in words. */
export interface Difference {
  label: string;
  from: string;
  to: string;
}

/** What differs, field by field. Orders of choices mean nothing. */
export function differences(before: Values, after: Values): Difference[] {
  const found = (Object.keys(LABELS) as (keyof typeof LABELS)[]).map((field) => ({
    label: LABELS[field],
    from: say(field, before[field]),
    to: say(field, after[field]),
  }));
  const providers = new Set([...Object.keys(before.lists), ...Object.keys(after.lists)]) as Set<Provider>;
  const lists = [...providers]
    .filter((provider) => (before.lists[provider] ?? NO_LIST) !== (after.lists[provider] ?? NO_LIST))
    .map((provider) => ({
      label: `List at ${PROVIDER[provider]}`,
      from: sayList(before.lists[provider], 'one list'),
      to: sayList(after.lists[provider], 'another list'),
    }));
  return [...found.filter(({ from, to }) => from !== to), ...lists];
}

function say(field: keyof typeof LABELS, value: Values[keyof typeof LABELS]): string {
  if (Array.isArray(value)) {
    const words = value.map((one) => (typeof one === 'string' ? word(field, one) : one.displayName));
    return words.length === 0 ? '–' : words.sort().join(', ');
  }
  return value === true ? 'yes' : value === false ? 'no' : value === '' ? '–' : String(value);
}

function word(field: keyof typeof LABELS, value: string): string {
  switch (field) {
    case 'kinds':
      return value === 'COMPANY' ? 'Companies' : 'People';
    case 'membershipStatuses':
      return MEMBERSHIP[value as MembershipStatus];
    case 'beneficiaries':
      return BENEFICIARIES[value as BeneficiaryRule];
    default:
      return value;
  }
}

function sayList(list: string | undefined, existing: string): string {
  return list === undefined || list === NO_LIST ? 'none' : list === NEW_LIST ? 'a new one' : existing;
}
