import { expect, test } from 'vitest';
import { count } from './words';

test('one is one, and all others are many', () => {
  expect(count(1, 'member')).toBe('1 member');
  expect(count(0, 'member')).toBe('0 members');
  expect(count(2, 'member')).toBe('2 members');
  expect(count(2, 'entry', 'entries')).toBe('2 entries');
});

test('large numbers are readable', () => {
  expect(count(1234, 'member')).toBe(`${(1234).toLocaleString()} members`);
});
