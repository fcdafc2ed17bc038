import { CombinedError } from 'urql';
import { expect, test } from 'vitest';
import { explain } from './explain';

function refusal(code: string, more: object = {}): CombinedError {
  return new CombinedError({ graphQLErrors: [{ message: 'What the service says.', extensions: { code, ...more } }], response: { status: 200 } });
}

test('a service that cannot be reached is told apart from one that refuses', () => {
  expect(explain(new CombinedError({ networkError: new TypeError('fetch failed') }))).toBe('The service cannot be reached. It may be starting again.');
  expect(explain(new CombinedError({ networkError: new Error('502'), response: { status: 502 } }))).toBe('The service gave no answer.');
});

test('what can be done about a refusal is said', () => {
  expect(explain(refusal('RATE_LIMITED'))).toMatch(/wait a minute/);
  expect(explain(refusal('FORBIDDEN'))).toMatch(/role/);
  expect(explain(refusal('UNAUTHENTICATED'))).toMatch(/sign in/);
});

test('a fault of the service has its incident, to be found in the log', () => {
  expect(explain(refusal('INTERNAL_SERVER_ERROR', { incident: 'i-17' }))).toContain('i-17');
  expect(explain(refusal('INTERNAL_SERVER_ERROR'))).toBe('Something went wrong inside the service.');
});

test('otherwise the service speaks for itself', () => {
  expect(explain(refusal('BAD_USER_INPUT'))).toBe('What the service says.');
});
