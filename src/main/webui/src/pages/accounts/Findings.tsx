import { Button } from '@mantine/core';
import { Link } from 'wouter';
import type { ConsoleComparisonFindingsQuery } from '../../api/generated';
import { ConsoleComparisonFindingsDocument } from './Accounts.documents';
import { usePages } from '../../api/usePages';
import { Empty } from '../../ui/Empty';
import { Failure } from '../../ui/Failure';
import { Waiting } from '../../ui/Waiting';
import { FINDING } from '../../ui/words';
import classes from './accounts.module.css';

const PAGE = 50;

function findingsOf(data: ConsoleComparisonFindingsQuery) {
  return data.node !== null && 'findings' in data.node ? data.node.findings : null;
}

/** What a comparison found, and what was done about it. In a window of its own, so that more is read by a button. */
export function Findings({ runId }: { runId: string }) {
  const findings = usePages(ConsoleComparisonFindingsDocument, { runId, first: PAGE }, findingsOf);
  if (findings.nodes.length === 0) {
    if (findings.error !== undefined) {
      return <Failure error={findings.error} onRetry={findings.refresh} />;
    }
    return findings.loading ? <Waiting what="what differed" /> : <Empty>Nothing differed.</Empty>;
  }
  return (
    <>
      <ul className={classes.findings}>
        {findings.nodes.map((finding, index) => (
          <li key={index}>
            <strong>{FINDING[finding.kind]}</strong>
            {finding.email !== null && `: ${finding.email}`}
            {finding.list !== null && `, ${finding.list.name}`}
            <span className={classes.note}>
              {finding.action} {finding.record !== null && <Link to={`/groups/${finding.record.group.slug}`}>{finding.record.group.name}</Link>}
            </span>
          </li>
        ))}
      </ul>
      {findings.hasMore && (
        <Button variant="default" loading={findings.loading} onClick={findings.loadMore}>
          Show more
        </Button>
      )}
    </>
  );
}
