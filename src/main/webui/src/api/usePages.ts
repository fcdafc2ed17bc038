import { useCallback, useEffect, useMemo, useRef, useState } from 'react';
import { type AnyVariables, type CombinedError, type OperationResult, type RequestPolicy, type TypedDocumentNode, useClient } from 'urql';
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

interface Page {
  cursor: string | null;
  /** Whether its answer is there, and no other one under way. */
  settled: boolean;
  end(): void;
}

interface Watched {
  key: string;
  pages: Page[];
  /** Whether the pages are being read anew, and whether that was asked for once more meanwhile. */
  reading: 'no' | 'yes' | 'again';
}

/** What has an id is there once, also while of two pages only one was read anew. */
function distinct<Node>(nodes: Node[]): Node[] {
  const ids = new Set<unknown>();
  return nodes.filter((node) => {
    const { id } = node as { id?: unknown };
    const isNew = id === undefined || !ids.has(id);
    ids.add(id);
    return isNew;
  });
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
  const watched = useRef<Watched>({ key: '', pages: [], reading: 'no' });
  const connection = useRef(connectionOf);
  connection.current = connectionOf;

  const source = useCallback(
    (mine: Watched, cursor: string | null, requestPolicy: RequestPolicy) =>
      client.query<Data, Variables>(query, { ...JSON.parse(mine.key), after: cursor } as Variables, { requestPolicy }),
    [client, query],
  );

  const watch = useCallback(
    (index: number, cursor: string | null) => {
      const mine = watched.current;
      const page: Page = { cursor, settled: false, end: () => {} };
      mine.pages[index]?.end();
      mine.pages[index] = page;

      // The next page begins where this one ends now, or is no more.
      const goOnBehind = (read: Connection<Node> | null | undefined) => {
        const next = mine.pages[index + 1];
        const end = read?.pageInfo.hasNextPage === true ? read.pageInfo.endCursor : null;
        if (next === undefined || next.cursor === end) {
          return;
        }
        if (end !== null) {
          watch(index + 1, end);
          return;
        }
        mine.pages.splice(index + 1).forEach((former) => former.end());
        setShown((before) => (before.key === mine.key ? { ...before, results: before.results.slice(0, index + 1) } : before));
      };

      const { unsubscribe } = source(mine, cursor, 'cache-and-network').subscribe((result) => {
        page.settled = !result.stale;
        setShown((before) => {
          const results = before.key === mine.key ? [...before.results] : [];
          // A page that was there stays when reading it anew fails; the error is shown beside it.
          results[index] = result.data == null && results[index]?.data != null ? { ...result, data: results[index].data } : result;
          return { key: mine.key, results };
        });
        if (page.settled && result.data != null && mine === watched.current) {
          goOnBehind(connection.current(result.data));
        }
      });
      page.end = unsubscribe;
    },
    [source],
  );

  useEffect(() => {
    watched.current = { key, pages: [], reading: 'no' };
    watch(0, null);
    return () => watched.current.pages.forEach((page) => page.end());
  }, [key, watch]);

  const readAnew = useCallback(
    async (mine: Watched) => {
      const underWay = new Set(mine.pages.filter((page) => !page.settled));
      for (let index = 0; index < mine.pages.length && mine === watched.current; index++) {
        const page = mine.pages[index]!;
        // Its failure is told to whoever watches the page.
        const read = () => source(mine, page.cursor, 'network-only').toPromise();
        await read();
        if (underWay.has(page)) {
          // That was the answer to what was asked before.
          await read();
        }
      }
    },
    [source],
  );

  const refresh = useCallback(async () => {
    const mine = watched.current;
    if (mine.reading !== 'no') {
      mine.reading = 'again';
      return;
    }
    do {
      mine.reading = 'yes';
      await readAnew(mine);
    } while ((mine.reading as Watched['reading']) === 'again' && mine === watched.current);
    mine.reading = 'no';
  }, [readAnew]);

  useEffect(() => onReturn(refresh), [refresh]);

  const results = shown.key === key ? shown.results : [];
  const connections = useMemo(
    () => results.map((result) => (result?.data == null ? undefined : connectionOf(result.data))),
    // eslint-disable-next-line -- connectionOf is a constant of the caller
    [results],
  );
  const nodes = useMemo(() => distinct(connections.flatMap((page) => page?.nodes ?? [])), [connections]);
  const last = connections.at(-1);
  const loading = results.length < Math.max(watched.current.pages.length, 1) || results.some((result) => result === undefined);
  const hasMore = last?.pageInfo.hasNextPage ?? false;

  const loadMore = useCallback(() => {
    const cursor = last?.pageInfo.endCursor;
    const { pages } = watched.current;
    if (cursor != null && pages.every((page) => page.cursor !== cursor)) {
      watch(pages.length, cursor);
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
