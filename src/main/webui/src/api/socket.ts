import { createClient } from 'graphql-ws';
import { useSyncExternalStore } from 'react';
import type { SubscriptionOperation } from 'urql';
import { session } from './session';

/** Whether changes come in: `idle` while nothing is watched. */
export type Link = 'idle' | 'connected' | 'lost';

const NORMAL = 1000;
const FORBIDDEN = 4403;
const TERMINATED = 4499;
const LONGEST_WAIT_MS = 10_000;

const listeners = new Set<() => void>();
const returns = new Set<() => void>();
let link: Link = 'idle';
let wasLost = false;

function say(next: Link): void {
  if (next === link) {
    return;
  }
  link = next;
  listeners.forEach((listener) => listener());
}

export const socket = createClient({
  url: () => `${location.origin.replace(/^http/, 'ws')}/graphql`,
  connectionParams: () => {
    const authorization = session.authorization();
    return authorization === null ? {} : { authorization };
  },
  lazy: true,
  lazyCloseTimeout: 2_000,
  keepAlive: 15_000,
  retryAttempts: Infinity,
  shouldRetry: (problem) => !(problem instanceof CloseEvent && problem.code === FORBIDDEN),
  retryWait: (attempt) =>
    new Promise((resolve) => setTimeout(resolve, Math.min(500 * 2 ** attempt, LONGEST_WAIT_MS) * (0.5 + Math.random() / 2))),
  on: {
    connected: () => {
      say('connected');
      if (wasLost) {
        wasLost = false;
        returns.forEach((listener) => listener());
      }
    },
    closed: (event) => {
      const closed = event as CloseEvent;
      if (closed.code === FORBIDDEN) {
        session.refused(null);
      }
      wasLost = closed.code !== NORMAL && closed.code !== TERMINATED;
      say(wasLost ? 'lost' : 'idle');
    },
    error: () => {
      wasLost = true;
      say('lost');
    },
  },
});

// A socket belongs to whoever opened it: nobody else goes on with it while it is kept open for a moment.
let opener = session.authorization();
session.onChange(() => {
  if (session.authorization() !== opener) {
    opener = session.authorization();
    socket.terminate();
  }
});

export function useLink(): Link {
  return useSyncExternalStore(
    (listener) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    () => link,
  );
}

/** Calls back when a connection that was lost is there again: what has no cursor is then read anew. */
export function onReturn(listener: () => void): () => void {
  returns.add(listener);
  return () => returns.delete(listener);
}

/**
 * Forwards a subscription of the GraphQL client. The variables are sent anew at each connection, with the cursor of the last event in
 * `after`: that is how a stream goes on without a gap.
 */
export function forward(operation: SubscriptionOperation) {
  const variables = { ...(operation.variables as Record<string, unknown>) };
  return {
    subscribe: (sink: { next(value: never): void; error(problem: unknown): void; complete(): void }) => ({
      unsubscribe: socket.subscribe<Record<string, { cursor?: string } | null>>(
        { query: operation.query ?? '', variables, operationName: operation.operationName },
        {
          next: (result) => {
            const cursor = Object.values(result.data ?? {})[0]?.cursor;
            if (cursor !== undefined) {
              variables.after = cursor;
            }
            sink.next(result as never);
          },
          error: (problem) => sink.error(problem),
          complete: () => sink.complete(),
        },
      ),
    }),
  };
}
