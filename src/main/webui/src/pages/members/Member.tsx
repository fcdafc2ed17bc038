import { Button, Switch } from '@mantine/core';
import { useRef } from 'react';
import { Link } from 'wouter';
import type { MemberRecordFragment } from '../../api/generated';
import { ConsoleDoNotSendDocument, ConsoleMemberDocument } from './Member.documents';
import { useGroupsChanged } from '../../api/useGroupsChanged';
import { useLiveQuery } from '../../api/useLiveQuery';
import { May, useMay } from '../../app/viewer';
import { Empty } from '../../ui/Empty';
import { Failure } from '../../ui/Failure';
import { notes } from '../../ui/notes';
import { Card, PageHead } from '../../ui/PageHead';
import { useAct } from '../../ui/useAct';
import { Waiting } from '../../ui/Waiting';
import classes from './members.module.css';
import { isNoId } from './isNoId';
import { Memberships } from './Memberships';
import { Record } from './Record';
import { Ways } from './Ways';
import { WhyNoMail } from './WhyNoMail';

const LIVE_PAUSE_MS = 3_000;

/** One person or company: the record, how it stands in its groups, and why it does not get their mail. */
export default function Member({ id }: { id: string }) {
  const [{ data, error, fetching }, again] = useLiveQuery({ query: ConsoleMemberDocument, variables: { id } });
  useGroupsChanged(() => again({ requestPolicy: 'network-only' }), LIVE_PAUSE_MS);
  const member = data?.member;
  if (member == null) {
    return (
      <>
        <PageHead title="Member" />
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
  return (
    <>
      <PageHead
        title={member.displayName}
        under={`${member.__typename} · ${member.externalId}${member.active ? '' : ' · not in use'}`}
        actions={
          <May do="GROUPS_WRITE">
            <Button component={Link} to={`/members/${member.id}/edit`}>
              Edit
            </Button>
          </May>
        }
      />
      <Record member={member} />
      <DoNotSend member={member} />
      <Memberships memberId={member.id} />
      <WhyNoMail memberId={member.id} name={member.displayName} />
      <Ways member={member} />
    </>
  );
}

/** The switch that keeps all marketing mail away from a record, whatever its groups are; it can be taken back from the note. */
function DoNotSend({ member }: { member: MemberRecordFragment }) {
  const may = useMay('GROUPS_WRITE');
  const act = useAct(ConsoleDoNotSendDocument);
  const note = useRef('');
  const set = async (value: boolean) => {
    const { problems } = await act.run({ input: { memberId: member.id, value } });
    if (problems.length > 0) {
      return;
    }
    const shown = await notes();
    shown.hide(note.current);
    note.current = shown.show({
      color: 'green',
      withBorder: true,
      autoClose: 10_000,
      message: (
        <>
          Do Not Send Marketing Emails is {value ? 'checked' : 'not checked any more'} for {member.displayName}.{' '}
          <Button
            size="compact-sm"
            variant="default"
            onClick={() => {
              shown.hide(note.current);
              void set(!value);
            }}
          >
            Undo
          </Button>
        </>
      ),
    });
  };
  return (
    <Card title="Do Not Send Marketing Emails">
      <Switch
        label={`Do Not Send Marketing Emails: ${member.doNotSendMarketingEmails ? 'Yes' : 'No'}`}
        description="While it is checked, no group sends this record’s email to a provider. It is not the same as being unsubscribed there."
        checked={member.doNotSendMarketingEmails}
        disabled={!may || act.busy}
        onChange={(event) => void set(event.currentTarget.checked)}
        className={classes.start}
      />
    </Card>
  );
}
