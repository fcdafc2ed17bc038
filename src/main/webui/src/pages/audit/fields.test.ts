import { expect, test } from 'vitest';
import { deed, fieldWords, valueWords } from './fields';

test('the name of a field is made of words', () => {
  expect(fieldWords('criteria.membershipStatuses')).toBe('criteria: membership statuses');
  expect(fieldWords('syncPrimaryMembers')).toBe('sync primary members');
  expect(fieldWords('name')).toBe('name');
});

test('names of the API are said in words, where a field has them', () => {
  expect(valueWords('criteria.membershipStatuses', 'CURRENT, GRACE_PERIOD')).toBe('Current, Grace period');
  expect(valueWords('providers', '["MAILCHIMP"]')).toBe('Mailchimp');
  expect(valueWords('paused', 'true')).toBe('yes');
});

test('what people entered stays as it is', () => {
  expect(valueWords('name', 'CURRENT')).toBe('CURRENT');
  expect(valueWords('roles', '[{"kind": "X"}]')).toBe('[{"kind": "X"}]');
  expect(valueWords('recipients', '["a@x.test","b@x.test"]')).toBe('a@x.test, b@x.test');
});

test('pausing and resuming are told apart', () => {
  expect(deed({ action: 'JOB_PAUSED', changes: [{ field: 'paused', before: null, after: 'true' }] })).toBe('Paused a job');
  expect(deed({ action: 'PROVIDER_PAUSED', changes: [{ field: 'paused', before: null, after: 'false' }] })).toBe('Resumed sending');
  expect(deed({ action: 'PROVIDER_PAUSED', changes: [] })).toBe('Paused or resumed sending');
  expect(deed({ action: 'GROUP_SAVED', changes: [] })).toBe('Saved a group');
});
