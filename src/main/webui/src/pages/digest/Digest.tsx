import { Title } from '@mantine/core';
import { Link } from 'wouter';
import type { DigestRowFragment } from '../../api/generated';
import { ConsoleDigestDocument, ConsoleDigestsDocument } from './Digest.documents';
import { useLiveQuery } from '../../api/useLiveQuery';
import { usePages } from '../../api/usePages';
import type { Column } from '../../ui/DataTable';
import { Empty } from '../../ui/Empty';
import { Failure } from '../../ui/Failure';
import { List } from '../../ui/List';
import { PageHead } from '../../ui/PageHead';
import { useAddress } from '../../ui/useAddress';
import { Waiting } from '../../ui/Waiting';
import { DigestCard, Going } from './DigestCard';
import { day } from './day';
import classes from './digest.module.css';

const PAGE = 30;

/** The Daily Digest: today's as it would go out, or one of those before, and when each went to whom. */
export default function Digest() {
  const chosen = useAddress().one('digest');
  const digests = usePages(ConsoleDigestsDocument, { first: PAGE }, (data) => data.dailyDigests);
  const today = digests.nodes[0];
  const columns: Column<DigestRowFragment>[] = [
    { id: 'date', header: 'Day', cell: (digest) => <DayLink digest={digest} today={today} shown={chosen ?? today?.id} /> },
    { id: 'going', header: 'Mail', grow: 3, cell: (digest) => <Going digest={digest} /> },
    { id: 'entries', header: 'Troubles', align: 'end', cell: (digest) => digest.entries.length.toLocaleString() },
    { id: 'to', header: 'To', grow: 3, cell: (digest) => (digest.recipients.length === 0 ? 'Nobody' : digest.recipients.join(', ')) },
  ];
  return (
    <>
      <PageHead title="Daily Digest" under="What failed and what waits for a person, mailed once a day" />
      {chosen !== null && chosen !== today?.id ? <Former id={chosen} /> : today !== undefined && <DigestCard digest={today} title="Today" />}
      <Title order={2} className={classes.history}>
        All digests
      </Title>
      <List what="digests" pages={digests} columns={columns} id={(digest) => digest.id} empty={<Empty>There is no digest yet.</Empty>} />
    </>
  );
}

function DayLink({ digest, today, shown }: { digest: DigestRowFragment; today: DigestRowFragment | undefined; shown: string | undefined }) {
  return (
    <Link to={digest === today ? '/digest' : `/digest?digest=${digest.id}`} aria-current={digest.id === shown ? 'true' : undefined}>
      {digest === today ? `Today, ${day(digest.date)}` : day(digest.date)}
    </Link>
  );
}

/** One of the days before, which may be on no page that was read. */
function Former({ id }: { id: string }) {
  const [{ data, error, fetching }, again] = useLiveQuery({ query: ConsoleDigestDocument, variables: { id } });
  // Whatever else has an id has no entries.
  const digest = data?.node != null && 'entries' in data.node ? (data.node as DigestRowFragment) : undefined;
  if (digest !== undefined) {
    return <DigestCard key={id} digest={digest} title={day(digest.date)} />;
  }
  if (error !== undefined) {
    return <Failure error={error} onRetry={() => again({ requestPolicy: 'network-only' })} />;
  }
  return fetching ? <Waiting what="the digest" /> : <Empty action={<Link to="/digest">Show today’s</Link>}>There is no digest like this, or no longer.</Empty>;
}
