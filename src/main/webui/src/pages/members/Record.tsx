import type { ReactNode } from 'react';
import { Link } from 'wouter';
import type { MemberRecordFragment } from '../../api/generated';
import { Card, Facts } from '../../ui/PageHead';
import { When } from '../../ui/When';
import { MEMBERSHIP, ROLE_KIND } from '../../ui/words';
import classes from './members.module.css';

const DAY = new Intl.DateTimeFormat(undefined, { dateStyle: 'medium', timeZone: 'UTC' });

function day(date: string | null): string {
  return date === null ? '–' : DAY.format(new Date(`${date}T00:00:00Z`));
}

/** All that the record says. */
export function Record({ member }: { member: MemberRecordFragment }) {
  const person = member.__typename === 'Person' ? member : undefined;
  const facts: [string, ReactNode][] = [
    ...(person === undefined
      ? [['Name', member.displayName] as [string, ReactNode]]
      : ([
          ['First name', person.firstName ?? '–'],
          ['Last name', person.lastName ?? '–'],
        ] as [string, ReactNode][])),
    ['Email', member.email ?? '–'],
    ...(person === undefined ? [] : [['Login email', person.loginEmail ?? '–'] as [string, ReactNode]]),
    ['Key', member.externalId],
    ['Membership', MEMBERSHIP[member.membershipStatus]],
    ['Type', member.memberType ?? '–'],
    ['Member since', day(member.memberSince)],
    ['Membership expires', day(member.membershipExpires)],
    ['In use', member.active ? 'Yes' : 'No; it belongs to no group'],
    ['Parent', member.parent === null ? '–' : <Link to={`/members/${member.parent.id}`}>{member.parent.displayName}</Link>],
    ['Tags', member.tags.length === 0 ? '–' : member.tags.join(', ')],
    ...(person === undefined ? [] : [['Roles', <Roles key="roles" of={person.contactRoles} />] as [string, ReactNode]]),
    ...member.customFields.map(({ name, value }): [string, ReactNode] => [`${name} (own field)`, value]),
    ['Last changed', <When key="changed" at={member.updatedAt} />],
  ];
  return (
    <Card title="Record">
      <Facts of={facts} />
    </Card>
  );
}

type PersonRecord = Extract<MemberRecordFragment, { __typename: 'Person' }>;

function Roles({ of }: { of: PersonRecord['contactRoles'] }) {
  return of.length === 0 ? (
    '–'
  ) : (
    <ul className={classes.plain}>
      {of.map(({ kind, company }) => (
        <li key={kind + company.id}>
          {ROLE_KIND[kind]} of <Link to={`/members/${company.id}`}>{company.displayName}</Link>
        </li>
      ))}
    </ul>
  );
}
