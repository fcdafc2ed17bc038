import { useCallback, useEffect, useMemo, useRef, useState } from 'react';
import { type AnyVariables, type CombinedError, type OperationResult, type TypedDocumentNode, useClient } from 'urql';
import { onReturn } from './socket';

/** A page of a list as the API gives it. */
export interface Connection<Node> {
  nodes: Node[];
  totalCount?: number;
  pageInfo: { endCursor: string | null; hasNextPage: boolean };
}

export interface Pages<Node, Data> {
  nodes: Node[];
  /** Undefined until the first page is there. */
  totalCount: number | undefined;
  /** All that the first page's answer has. */
  first: Data | undefined;
  loading: boolean;
  error: CombinedError | undefined;
  hasMore: boolean;
  loadMore(): void;
  /** Reads the pages that are shown anew. */
  refresh(): void;
}

interface Shown<Data> {
  key: string;
  results: (OperationResult<Data> | undefined)[];
}

/** Reads a list page after page; each page stays subscribed to the cache, so that what changes is shown where it is. */
export function usePages<Data, Variables extends AnyVariables, Node>(
  query: TypedDocumentNode<Data, Variables>,
  variables: Omit<Variables, 'after'>,
  connectionOf: (data: Data) => Connection<Node> | null | undefined,
): Pages<Node, Data> {
  const client = useClient();
  const key = JSON.stringify(variables);
  const [shown, setShown] = useState<Shown<Data>>({ key, results: [] });
  const watched = useRef<{ key: string; cursors: (string | null)[]; ends: (() => void)[] }>({ key: '', cursors: [], ends: [] });

  const watch = useCallback(
    (cursor: string | null) => {
      const mine = watched.current;
      const index = mine.cursors.length;
      mine.cursors.push(cursor);
      const { unsubscribe } = client
        .query<Data, Variables>(query, { ...JSON.parse(mine.key), after: cursor } as Variables, { requestPolicy: 'cache-and-network' })
        .subscribe((result) => {
          setShown((before) => {
            const results = before.key === mine.key ? [...before.results] : [];
            // A page that was there stays when reading it anew fails; the error is shown beside it.
            results[index] = result.data == null && results[index]?.data != null ? { ...result, data: results[index].data } : result;
            return { key: mine.key, results };
          });
        });
      mine.ends.push(unsubscribe);
    },
    [client, query],
  );

  const start = useCallback(() => {
    watched.current = { key, cursors: [], ends: [] };
    watch(null);
  }, [key, watch]);

  useEffect(() => {
    start();
    return () => watched.current.ends.forEach((end) => end());
  }, [start]);

  const refresh = useCallback(() => {
    const { key: mine, cursors } = watched.current;
    for (const after of cursors) {
      client
        .query<Data, Variables>(query, { ...JSON.parse(mine), after } as Variables, { requestPolicy: 'network-only' })
        .toPromise()
        // Its failure is told to whoever watches the page.
        .catch(() => undefined);
    }
  }, [client, query]);

  useEffect(() => onReturn(refresh), [refresh]);

  const results = shown.key === key ? shown.results : [];
  const connections = useMemo(
    () => results.map((result) => (result?.data == null ? undefined : connectionOf(result.data))),
    // eslint-disable-next-line -- connectionOf is a constant of the caller
    [results],
  );
  const nodes = useMemo(() => connections.flatMap((connection) => connection?.nodes ?? []), [connections]);
  const last = connections.at(-1);
  const loading = results.length < Math.max(watched.current.cursors.length, 1) || results.some((result) => result === undefined);
  const hasMore = last?.pageInfo.hasNextPage ?? false;

  const loadMore = useCallback(() => {
    const cursor = last?.pageInfo.endCursor;
    if (cursor != null && !watched.current.cursors.includes(cursor)) {
      watch(cursor);
    }
  }, [last, watch]);

  return {
    nodes,
    totalCount: connections[0]?.totalCount,
    first: results[0]?.data,
    loading,
    error: results.find((result) => result?.error !== undefined)?.error,
    hasMore,
    loadMore,
    refresh,
  };
}
