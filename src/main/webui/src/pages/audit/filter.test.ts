import { expect, test } from 'vitest';
import { filterOf } from './filter';

const nothing = { actions: [], actor: '', object: '', since: '', until: '' };

test('what is not narrowed is not sent', () => {
  expect(filterOf(nothing)).toBeNull();
  expect(filterOf({ ...nothing, actions: ['GROUP_SAVED'], actor: ' Ada ' })).toEqual({ actions: ['GROUP_SAVED'], actor: 'Ada' });
});

test('a day counts as a whole, from its beginning to the beginning of the next', () => {
  const filter = filterOf({ ...nothing, since: '2026-02-28', until: '2026-02-28' });
  expect(Date.parse(filter?.since ?? '')).toBe(new Date(2026, 1, 28).getTime());
  expect(Date.parse(filter?.until ?? '')).toBe(new Date(2026, 2, 1).getTime());
});

test('what is no day in the address means nothing', () => {
  expect(filterOf({ ...nothing, since: 'yesterday', until: '2026-13-45' })).toBeNull();
});
