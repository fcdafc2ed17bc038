import { Link } from 'wouter';
import { ConsoleMemberDocument } from './Member.documents';
import { useLiveQuery } from '../../api/useLiveQuery';
import { Empty } from '../../ui/Empty';
import { Failure } from '../../ui/Failure';
import { PageHead } from '../../ui/PageHead';
import { Waiting } from '../../ui/Waiting';
import { draftOf, emptyDraft } from './draft';
import { isNoId } from './isNoId';
import { MemberForm } from './MemberForm';

/** The form of a new member of a kind, or of the one with an id. */
export default function MemberEdit({ id, kind }: { id?: string; kind?: string }) {
  if (id !== undefined) {
    return <Known id={id} />;
  }
  if (kind !== 'person' && kind !== 'company') {
    return (
      <>
        <PageHead title="New member" />
        <Empty action={<Link to="/members">All members</Link>}>There is no page at this address.</Empty>
      </>
    );
  }
  return (
    <>
      <PageHead title={kind === 'person' ? 'New person' : 'New company'} />
      <MemberForm before={emptyDraft(kind === 'person' ? 'PERSON' : 'COMPANY')} />
    </>
  );
}

function Known({ id }: { id: string }) {
  // Read once: what is typed stays, whatever changes meanwhile.
  const [{ data, error, fetching }, again] = useLiveQuery({ query: ConsoleMemberDocument, variables: { id }, requestPolicy: 'network-only' });
  const member = data?.member;
  if (member != null) {
    return (
      <>
        <PageHead title={`Edit ${member.displayName}`} />
        <MemberForm id={id} before={draftOf(member)} />
      </>
    );
  }
  return (
    <>
      <PageHead title="Edit member" />
      {error !== undefined && !isNoId(error) ? (
        <Failure error={error} onRetry={again} />
      ) : fetching ? (
        <Waiting what="the member" />
      ) : (
        <Empty action={<Link to="/members">All members</Link>}>There is no such member; the record may have been deleted.</Empty>
      )}
    </>
  );
}
