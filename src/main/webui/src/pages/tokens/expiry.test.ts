import { expect, test } from 'vitest';
import { endOf } from './expiry';

test('a token is good through the day that was chosen, here', () => {
  const end = new Date(endOf('2026-12-31') ?? '');
  expect([end.getFullYear(), end.getMonth(), end.getDate(), end.getHours()]).toEqual([2027, 0, 1, 0]);
});

test('without a day it is good until it is revoked', () => {
  expect(endOf('')).toBeNull();
});
