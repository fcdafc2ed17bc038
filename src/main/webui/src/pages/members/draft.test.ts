import { expect, test } from 'vitest';
import { type Draft, emptyDraft, inputOf } from './draft';

const ADA: Draft = {
  ...emptyDraft('PERSON'),
  externalId: 'p-1',
  firstName: 'Ada',
  lastName: 'Byron',
  email: 'ada@example.org',
  parent: { externalId: 'c-1', name: 'Acme' },
  tags: ['board'],
  roles: [{ kind: 'PRIMARY_CONTACT', company: { externalId: 'c-1', name: 'Acme' } }],
  customFields: [{ name: 'chapter', value: 'west' }],
};

test('what stays is not sent', () => {
  expect(inputOf(ADA, { ...ADA })).toEqual({ person: { externalId: 'p-1' } });
});

test('what is emptied is cleared, and what is different is sent', () => {
  expect(inputOf(ADA, { ...ADA, email: ' ', firstName: 'Augusta', parent: null })).toEqual({
    person: { externalId: 'p-1', firstName: 'Augusta', clear: ['EMAIL', 'PARENT'] },
  });
});

test('roles and tags go as a whole, own fields one by one', () => {
  expect(inputOf(ADA, { ...ADA, tags: [], roles: [], customFields: [{ name: 'shirt', value: 'M' }] })).toEqual({
    person: {
      externalId: 'p-1',
      tags: [],
      contactRoles: [],
      customFields: [
        { name: 'shirt', value: 'M' },
        { name: 'chapter', value: '' },
      ],
    },
  });
});

test('a company has a name and no roles', () => {
  expect(inputOf(emptyDraft('COMPANY'), { ...emptyDraft('COMPANY'), externalId: 'c-2', name: 'Beta' })).toEqual({
    company: { externalId: 'c-2', name: 'Beta' },
  });
});
