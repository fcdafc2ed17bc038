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
const PONG_MS = 5_000;

const CURSOR_EXPIRED = 'CURSOR_EXPIRED';

const listeners = new Set<() => void>();
const returns = new Set<() => void>();
let link: Link = 'idle';
let wasLost = false;
/** Runs from each ping to its pong: a connection on which none comes is dead, though nothing closes it. */
let pong: ReturnType<typeof setTimeout> | undefined;
let sessionEnds = false;

function say(next: Link): void {
  if (next === link) {
    return;
  }
  link = next;
  listeners.forEach((listener) => listener());
}

function callReturns(): void {
  returns.forEach((listener) => listener());
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
        callReturns();
      }
    },
    ping: (received) => {
      if (!received) {
        clearTimeout(pong);
        pong = setTimeout(() => socket.terminate(), PONG_MS);
      }
    },
    pong: (received) => {
      if (received) {
        clearTimeout(pong);
      }
    },
    closed: (event) => {
      clearTimeout(pong);
      const closed = event as CloseEvent;
      if (closed.code === FORBIDDEN) {
        session.refused(null);
      }
      wasLost = closed.code !== NORMAL && !(closed.code === TERMINATED && sessionEnds);
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
    sessionEnds = true;
    socket.terminate();
    sessionEnds = false;
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

interface Sink {
  next(value: never): void;
  error(problem: unknown): void;
  complete(): void;
}

interface Result {
  data?: Record<string, { cursor?: string } | null> | null;
  errors?: unknown;
}

function isExpired(problem: unknown): boolean {
  return Array.isArray(problem) && problem.some((one: { extensions?: { code?: unknown } }) => one.extensions?.code === CURSOR_EXPIRED);
}

/**
 * Forwards a subscription of the GraphQL client. The variables are sent anew at each connection, with the cursor of the last event in
 * `after`: that is how a stream goes on without a gap. Where the events behind it are not kept any more, the stream begins with what comes
 * next, and what they told is read anew.
 */
export function forward(operation: SubscriptionOperation) {
  return {
    subscribe: (sink: Sink) => {
      const variables = { ...(operation.variables as Record<string, unknown>) };
      const query = { query: operation.query ?? '', variables, operationName: operation.operationName };
      let ended = false;
      let stop = () => {};
      const follow = () => {
        let expired = false;
        const refused = (problem: unknown) => !ended && variables.after != null && isExpired(problem);
        const begin = () => {
          delete variables.after;
          follow();
          callReturns();
        };
        stop = socket.subscribe(query, {
          next: (value) => {
            const result = value as Result;
            if (refused(result.errors)) {
              expired = true;
              return;
            }
            const cursor = Object.values(result.data ?? {})[0]?.cursor;
            if (cursor !== undefined) {
              variables.after = cursor;
            }
            sink.next(result as never);
          },
          error: (problem) => (refused(problem) ? begin() : sink.error(problem)),
          complete: () => (expired && !ended ? begin() : sink.complete()),
        });
      };
      follow();
      return {
        unsubscribe: () => {
          ended = true;
          stop();
        },
      };
    },
  };
}
