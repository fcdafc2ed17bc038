import { expect, test } from 'vitest';
import { audiencesIn } from './audiences';

test('the audiences of a refusal are there to choose from', () => {
  expect(audiencesIn("Choose one of the account's audiences by its id, as audienceId: 5a0d1e8c42 (Members), 77b (Friends (old), 2019).")).toEqual([
    { id: '5a0d1e8c42', name: 'Members' },
    { id: '77b', name: 'Friends (old), 2019' },
  ]);
});

test('other refusals list none', () => {
  expect(audiencesIn('The account has no audiences; leave audienceId out.')).toEqual([]);
  expect(audiencesIn('Mailchimp refused: the key is wrong.')).toEqual([]);
});
