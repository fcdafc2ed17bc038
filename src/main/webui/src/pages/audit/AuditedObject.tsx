import { useQuery } from 'urql';
import { Link } from 'wouter';
import { ConsoleAuditObjectDocument } from './Audit.documents';
import { wordsOf } from '../schedule/jobs';
import classes from './audit.module.css';

/** Kinds of objects that have a name to ask for, by how their ids begin. */
const ASKED = /^(grp|mbr|run|rec|acc)_/;

/** What something was done to, by its name and with a way to it, if it is still there. */
export function AuditedObject({ id }: { id: string | null }) {
  if (id === null) {
    return <span>–</span>;
  }
  if (ASKED.test(id)) {
    return <Named id={id} />;
  }
  const { title } = wordsOf(id);
  return title === id ? <code className={classes.id}>{id}</code> : <span>{title}</span>;
}

function Named({ id }: { id: string }) {
  const [{ data, fetching }] = useQuery({ query: ConsoleAuditObjectDocument, variables: { id }, requestPolicy: 'cache-first' });
  const node = data?.node;
  switch (node?.__typename) {
    case 'Group':
      return <Link to={`/groups/${node.slug}`}>{node.groupName}</Link>;
    case 'Person':
    case 'Company':
      return <Link to={`/members/${id}`}>{node.displayName}</Link>;
    case 'EmailSyncRecord':
      return (
        <>
          {node.email} in <Link to={`/groups/${node.group.slug}`}>{node.group.name}</Link>
        </>
      );
    case 'SyncRun':
      return node.runGroup === null ? (
        <span>A run over the whole account</span>
      ) : (
        <>
          A run of <Link to={`/groups/${node.runGroup.slug}`}>{node.runGroup.name}</Link>
        </>
      );
    case 'ProviderAccount':
      return <Link to="/accounts">{node.accountName}</Link>;
    default:
      return (
        <>
          <code className={classes.id}>{id}</code>
          {!fetching && data !== undefined && <span className={classes.note}>gone since</span>}
        </>
      );
  }
}
