import type { CompanyInput, ContactRoleKind, MemberField, MemberKind, MemberRecordFragment, PersonInput, SaveMemberInput } from '../../api/generated';

/** A member's own key, and the name to show for it. */
export interface Named {
  externalId: string;
  name: string;
}

export interface RoleDraft {
  kind: ContactRoleKind;
  company: Named | null;
}

/** What a form has of a member: texts as they are typed, empty for what is not there. */
export interface Draft {
  kind: MemberKind;
  externalId: string;
  name: string;
  firstName: string;
  lastName: string;
  email: string;
  loginEmail: string;
  memberType: string;
  memberSince: string;
  membershipExpires: string;
  active: boolean;
  doNotSendMarketingEmails: boolean;
  parent: Named | null;
  tags: string[];
  roles: RoleDraft[];
  customFields: { name: string; value: string }[];
}

export function emptyDraft(kind: MemberKind): Draft {
  return {
    kind,
    externalId: '',
    name: '',
    firstName: '',
    lastName: '',
    email: '',
    loginEmail: '',
    memberType: '',
    memberSince: '',
    membershipExpires: '',
    active: true,
    doNotSendMarketingEmails: false,
    parent: null,
    tags: [],
    roles: [],
    customFields: [],
  };
}

export function draftOf(member: MemberRecordFragment): Draft {
  const person = member.__typename === 'Person' ? member : undefined;
  return {
    kind: person === undefined ? 'COMPANY' : 'PERSON',
    externalId: member.externalId ?? '',
    name: person === undefined ? member.displayName : '',
    firstName: person?.firstName ?? '',
    lastName: person?.lastName ?? '',
    email: member.email ?? '',
    loginEmail: person?.loginEmail ?? '',
    memberType: member.memberType ?? '',
    memberSince: member.memberSince ?? '',
    membershipExpires: member.membershipExpires ?? '',
    active: member.active,
    doNotSendMarketingEmails: member.doNotSendMarketingEmails,
    parent: member.parent === null ? null : { externalId: member.parent.externalId ?? '', name: member.parent.displayName },
    tags: member.tags,
    roles: (person?.contactRoles ?? []).map(({ kind, company }) => ({ kind, company: { externalId: company.externalId ?? '', name: company.displayName } })),
    customFields: member.customFields.map(({ name, value }) => ({ name, value })),
  };
}

/** The texts of a draft that are cleared by their name. */
const TEXTS = [
  ['email', 'EMAIL'],
  ['memberType', 'MEMBER_TYPE'],
  ['memberSince', 'MEMBER_SINCE'],
  ['membershipExpires', 'MEMBERSHIP_EXPIRES'],
] as const;

const PERSON_TEXTS = [
  ['firstName', 'FIRST_NAME'],
  ['lastName', 'LAST_NAME'],
  ['loginEmail', 'LOGIN_EMAIL'],
] as const;

/** What saving a draft sends: only what is different, so that what somebody else changed meanwhile stays as it is. */
export function inputOf(before: Draft, after: Draft): SaveMemberInput {
  const clear: MemberField[] = [];
  const texts = (names: readonly (readonly [keyof Draft & string, MemberField])[]): Record<string, string> => {
    const changed: Record<string, string> = {};
    for (const [name, field] of names) {
      const value = (after[name] as string).trim();
      if (value === before[name]) {
        continue;
      }
      if (value === '') {
        clear.push(field);
      } else {
        changed[name] = value;
      }
    }
    return changed;
  };
  const common: CompanyInput = { externalId: after.externalId.trim(), name: after.name.trim(), ...texts(TEXTS) };
  if (after.active !== before.active) {
    common.active = after.active;
  }
  if (after.doNotSendMarketingEmails !== before.doNotSendMarketingEmails) {
    common.doNotSendMarketingEmails = after.doNotSendMarketingEmails;
  }
  if (after.parent?.externalId !== before.parent?.externalId) {
    if (after.parent === null) {
      clear.push('PARENT');
    } else {
      common.parentExternalId = after.parent.externalId;
    }
  }
  if (!same([...after.tags].sort(), [...before.tags].sort())) {
    common.tags = after.tags;
  }
  const customFields = changedFields(before.customFields, after.customFields);
  if (customFields.length > 0) {
    common.customFields = customFields;
  }
  if (after.kind === 'COMPANY') {
    return { company: { ...common, ...(clear.length > 0 ? { clear } : {}) } };
  }
  const { name: _, ...shared } = common;
  const person: PersonInput = { ...shared, ...texts(PERSON_TEXTS) };
  const roles = rolesOf(after);
  if (!same(roles, rolesOf(before))) {
    person.contactRoles = roles;
  }
  return { person: { ...person, ...(clear.length > 0 ? { clear } : {}) } };
}

function rolesOf(draft: Draft) {
  return draft.roles.flatMap(({ kind, company }) => (company === null ? [] : [{ kind, companyExternalId: company.externalId }]));
}

/** Fields with another value than before; one that was taken out is cleared by an empty value. */
function changedFields(before: Draft['customFields'], after: Draft['customFields']): Draft['customFields'] {
  const now = new Map(after.filter((field) => field.name.trim() !== '').map((field) => [field.name.trim(), field.value.trim()]));
  const then = new Map(before.map((field) => [field.name, field.value]));
  return [
    ...[...now].filter(([name, value]) => then.get(name) !== value && (value !== '' || then.has(name))).map(([name, value]) => ({ name, value })),
    ...[...then.keys()].filter((name) => !now.has(name)).map((name) => ({ name, value: '' })),
  ];
}

function same(one: unknown, other: unknown): boolean {
  return JSON.stringify(one) === JSON.stringify(other);
}
