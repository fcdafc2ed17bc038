import { cacheExchange, type KeyingConfig } from '@urql/exchange-graphcache';
import type { GraphQLError } from 'graphql';
import { Client, fetchExchange, mapExchange, subscriptionExchange, type CombinedError } from 'urql';
import { POSSIBLE_TYPES } from './possibleTypes';
import { session } from './session';
import { forward } from './socket';

/** Fields of `Query` that a mutation of this name makes stale; what has an id is updated by the answer itself. */
const STALE: Record<string, readonly string[]> = {
  saveGroup: ['groups', 'emailSyncReport', 'emailSyncSummary'],
  deleteGroup: ['groups', 'emailSyncReport', 'emailSyncSummary'],
  saveMember: ['members', 'groups', 'whyNoMail', 'emailSyncReport', 'emailSyncSummary'],
  deleteMember: ['members', 'groups', 'emailSyncReport', 'emailSyncSummary'],
  setDoNotSendMarketingEmails: ['whyNoMail', 'emailSyncReport', 'emailSyncSummary'],
  eraseMember: ['members', 'groups', 'member'],
  connectProvider: ['providerAccounts', 'groups'],
  disconnectProvider: ['providerAccounts', 'groups'],
  createApiToken: ['apiTokens'],
  rotateApiToken: ['apiTokens'],
  sendDailyDigest: ['dailyDigests'],
  startReconciliation: ['syncRuns'],
  runScheduledJob: ['scheduledJobs'],
  setScheduledJobPaused: ['scheduledJobs'],
  applySyncPlan: ['syncPlan', 'syncRuns'],
};

/** What has an id is kept once, by it; the rest belongs to what it hangs below. */
const BY_ID: KeyingConfig = new Proxy({}, { get: () => (data: { id?: string }) => data.id ?? null });

const UNAUTHENTICATED = 'UNAUTHENTICATED';

function refusalOf(error: CombinedError): GraphQLError | undefined {
  return error.graphQLErrors.find((e) => e.extensions['code'] === UNAUTHENTICATED);
}

/** A client of one session: when the session ends, what it remembers goes with it. */
export function makeClient(): Client {
  return new Client({
    url: '/graphql',
    preferGetMethod: false,
    requestPolicy: 'cache-and-network',
    fetchOptions: () => {
      const authorization = session.authorization();
      return authorization === null ? {} : { headers: { authorization } };
    },
    exchanges: [
      mapExchange({
        onError: (error) => {
          const refusal = refusalOf(error);
          if (refusal !== undefined) {
            session.refused(refusal.message);
          }
        },
      }),
      cacheExchange({
        keys: BY_ID,
        possibleTypes: POSSIBLE_TYPES,
        updates: {
          Mutation: Object.fromEntries(
            Object.entries(STALE).map(([mutation, fields]) => [
              mutation,
              (_result, _arguments, cache) => {
                for (const { fieldName, fieldKey } of cache.inspectFields('Query')) {
                  if (fields.includes(fieldName)) {
                    cache.invalidate('Query', fieldKey);
                  }
                }
              },
            ]),
          ),
          Subscription: {
            // A list of the connected ones: one that comes or goes changes it, the rest is updated where it is.
            accountChanged: ({ accountChanged: account }, _arguments, cache) => {
              const { __typename, id, connected } = account as { __typename: string; id: string; connected?: boolean };
              const listed = cache.resolve('Query', 'providerAccounts');
              if (Array.isArray(listed) && (listed as unknown[]).includes(`${__typename}:${id}`) !== connected) {
                cache.invalidate('Query', 'providerAccounts');
              }
            },
          },
        },
      }),
      fetchExchange,
      subscriptionExchange({ forwardSubscription: forward as never }),
    ],
  });
}
