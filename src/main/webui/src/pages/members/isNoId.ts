import type { CombinedError } from 'urql';

/** Whether the service said that what the address names is not even an id, so that there can be no such record. */
export function isNoId(error: CombinedError): boolean {
  return error.graphQLErrors[0]?.extensions['code'] === 'BAD_REQUEST';
}
