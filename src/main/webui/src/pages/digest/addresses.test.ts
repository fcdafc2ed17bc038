import { expect, test } from 'vitest';
import { addressesIn } from './addresses';

test('addresses are told apart however they are separated', () => {
  expect(addressesIn(' a@x.test, b@x.test;c@x.test\nd@x.test\n')).toEqual(['a@x.test', 'b@x.test', 'c@x.test', 'd@x.test']);
});

test('an address counts once', () => {
  expect(addressesIn('a@x.test a@x.test')).toEqual(['a@x.test']);
  expect(addressesIn('  ')).toEqual([]);
});
