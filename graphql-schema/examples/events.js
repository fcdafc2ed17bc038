#!/usr/bin/env node
// Prints the events of runs as JSON lines, each once, over lost connections and restarts. See README.md.
import { readFileSync, renameSync, writeFileSync } from 'node:fs';
import { parseArgs } from 'node:util';
import { createClient } from 'graphql-ws';
import WebSocket from 'ws';

const { values: options } = parseArgs({
  options: {
    url: { type: 'string', default: 'ws://127.0.0.1:8080/graphql' },
    run: { type: 'string' },
    after: { type: 'string' },
    'cursor-file': { type: 'string' },
  },
});

const FIELDS = `
  __typename cursor sequence occurredAt run { id state }
  ... on SyncPhaseChanged { phase }
  ... on SyncProgressed { progress { total done sent skipped failed } }
  ... on SyncRecordsChanged { changes { recordId previousState status { provider state message } } }
  ... on SyncRunFinished { state }`;
const ONE_RUN = `subscription ($run: ID!, $after: String) { event: syncProgress(runId: $run, after: $after) {${FIELDS}} }`;
const ALL_RUNS = `subscription ($after: String) { event: syncEvents(after: $after) {${FIELDS}} }`;

const FORBIDDEN = 4403;
const PING_EVERY = 10_000;
const SEEN = 10_000;

const file = options['cursor-file'];

function keptCursor() {
  try {
    return readFileSync(file, 'utf8').trim() || undefined;
  } catch (error) {
    if (error.code === 'ENOENT') return undefined;
    throw error;
  }
}

/** Renamed into place, so that a kill leaves the former cursor or this one. */
function keep(cursor) {
  writeFileSync(`${file}.new`, `${cursor}\n`);
  renameSync(`${file}.new`, file);
}

let silence;
const client = createClient({
  url: options.url,
  webSocketImpl: WebSocket,
  connectionParams: process.env.ROLLCALL_TOKEN && { authorization: `Bearer ${process.env.ROLLCALL_TOKEN}` },
  // For ever, after 0.25, 0.5, 1, … seconds and 10 at most. graphql-ws itself gives up where a repetition cannot help (4400,
  // 4401, 4406, 4429, 4500, …), and comes back after 1012 (restart), 1006 (lost) and the like.
  retryAttempts: Infinity,
  retryWait: (retries) =>
    new Promise((done) => setTimeout(done, Math.min(10_000, 250 * 2 ** retries) * (0.75 + Math.random() / 2))),
  shouldRetry: (problem) => problem.code !== FORBIDDEN && !(problem instanceof SyntaxError),
  keepAlive: PING_EVERY,
  on: {
    // A connection that answers no ping is dead.
    ping: (received) => {
      if (!received) silence = setTimeout(() => client.terminate(), PING_EVERY / 2);
    },
    pong: () => clearTimeout(silence),
    closed: (event) => {
      clearTimeout(silence);
      if (event.code !== 1000) console.error(`Connection closed: ${event.code} ${event.reason ?? ''}`.trim());
    },
  },
});

// graphql-ws subscribes with this very object again whenever it has reconnected.
const variables = { run: options.run, after: options.after ?? (file && keptCursor()) };
const seen = new Set();

/** Prints the events until the stream ends, which only one run's does. */
async function print() {
  for await (const { data, errors } of client.iterate({ query: options.run ? ONE_RUN : ALL_RUNS, variables })) {
    if (errors) throw errors;
    const { event } = data;
    variables.after = event.cursor;
    if (seen.has(event.cursor)) continue;
    seen.add(event.cursor);
    if (seen.size > SEEN) seen.delete(seen.values().next().value);
    console.log(JSON.stringify(event));
    if (file) keep(event.cursor);
    if (options.run && event.__typename === 'SyncRunFinished') return;
  }
}

try {
  await print();
} catch (reason) {
  // An array of GraphQL errors, or the close event that is final.
  const [first] = Array.isArray(reason) ? reason : [reason];
  console.error(first.extensions?.code ?? first.code ?? '', first.message ?? first.reason ?? first);
  process.exitCode = first.extensions?.code === 'CURSOR_EXPIRED' ? 3 : 1;
} finally {
  await client.dispose();
}
