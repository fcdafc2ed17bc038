import { useRef, useState } from 'react';
import { useClient } from 'urql';
import type { GroupMemberFilter } from '../../api/generated';
import { ConsoleResyncRecordsDocument } from '../group/EmailSyncTab.documents';
import { ConsoleReportIdsDocument } from './Report.documents';
import { explain } from '../../ui/explain';
import { tell } from '../../ui/notes';
import { count } from '../../ui/words';

/** Ids in one call, and rows in one page: the API takes no more. */
const AT_ONCE = 500;
const PAGE = 250;

/** The most that one click sends again: whole groups are better sent from their own pages. */
export const MOST = 2_000;

/** Sends many emails again, a few hundred at a time, and says at the end what came of it. */
export function useSendAgain() {
  const client = useClient();
  /** How many were handed over so far; null while nothing goes on. */
  const [done, setDone] = useState<number | null>(null);
  const stopped = useRef(false);

  const send = async (ids: string[]) => {
    stopped.current = false;
    setDone(0);
    const told = { sent: 0, refused: 0, why: new Set<string>() };
    for (let at = 0; at < ids.length && !stopped.current; at += AT_ONCE) {
      const { data, error } = await client.mutation(ConsoleResyncRecordsDocument, { input: { recordIds: ids.slice(at, at + AT_ONCE) } }).toPromise();
      if (data == null) {
        tell('bad', error === undefined ? 'The service gave no answer.' : explain(error));
        break;
      }
      told.sent += data.resyncRecords.records.length;
      told.refused += data.resyncRecords.userErrors.length;
      data.resyncRecords.userErrors.forEach((problem) => told.why.add(problem.message));
      setDone(at + AT_ONCE);
    }
    setDone(null);
    if (told.sent > 0) {
      tell('good', `${count(told.sent, 'email is', 'emails are')} being sent again.`);
    }
    if (told.refused > 0) {
      const [first, ...more] = told.why;
      tell('bad', `${count(told.refused, 'email')} cannot be sent: ${first ?? ''}${more.length > 0 ? ` And ${count(more.length, 'other reason')}.` : ''}`);
    }
  };

  /** Reads first who that is, as those who are sent may not match any more. */
  const sendAll = async (filter: GroupMemberFilter, search: string | null) => {
    stopped.current = false;
    setDone(0);
    const ids: string[] = [];
    let after: string | null = null;
    do {
      const { data, error } = await client
        .query(ConsoleReportIdsDocument, { filter, search, first: PAGE, after }, { requestPolicy: 'network-only' })
        .toPromise();
      if (data == null) {
        setDone(null);
        tell('bad', error === undefined ? 'The service gave no answer.' : explain(error));
        return;
      }
      ids.push(...data.emailSyncReport.nodes.filter((node) => node.statuses.some((status) => status.state !== 'NOT_APPLICABLE')).map((node) => node.id));
      after = data.emailSyncReport.pageInfo.hasNextPage ? data.emailSyncReport.pageInfo.endCursor : null;
    } while (after !== null && ids.length < MOST && !stopped.current);
    if (stopped.current) {
      setDone(null);
    } else if (ids.length === 0) {
      setDone(null);
      tell('bad', 'There is nothing to send: all of them are N/A.');
    } else {
      await send(ids.slice(0, MOST));
    }
  };

  return {
    done,
    send,
    sendAll,
    stop: () => {
      stopped.current = true;
    },
  };
}
