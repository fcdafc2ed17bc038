import type { CombinedError } from 'urql';

/** A sentence about what went wrong, for the person who looks at it. */
export function explain(error: CombinedError): string {
  if (error.networkError !== undefined && error.response === undefined) {
    return 'The service cannot be reached. It may be starting again.';
  }
  const first = error.graphQLErrors[0];
  switch (first?.extensions['code']) {
    case 'RATE_LIMITED':
      return 'Too much was asked for in a short time; wait a minute, then try again.';
    case 'FORBIDDEN':
      return 'Your role does not allow this.';
    case 'UNAUTHENTICATED':
      return 'The service does not know who you are; sign in again.';
    case 'INTERNAL_SERVER_ERROR':
      return `Something went wrong inside the service${first.extensions['incident'] === undefined ? '' : `; the log has it as ${String(first.extensions['incident'])}`}.`;
    default:
      return first?.message ?? 'The service gave no answer.';
  }
}
