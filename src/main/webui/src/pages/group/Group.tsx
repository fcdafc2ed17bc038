import { Tabs } from '@mantine/core';
import { useSubscription } from 'urql';
import { useLocation } from 'wouter';
import type { ConsoleGroupQuery } from '../../api/generated';
import { ConsoleGroupDocument, ConsoleGroupLiveDocument } from './Group.documents';
import { useLiveQuery } from '../../api/useLiveQuery';
import { Empty } from '../../ui/Empty';
import { Failure } from '../../ui/Failure';
import { PageHead } from '../../ui/PageHead';
import { Waiting } from '../../ui/Waiting';
import { DetailsTab } from './DetailsTab';
import { EmailSyncTab } from './EmailSyncTab';
import { GroupForm } from './GroupForm';
import { Header } from './Header';
import { MembersTab } from './MembersTab';
import { RunsTab } from './RunsTab';

export type GroupData = NonNullable<ConsoleGroupQuery['group']>;

const TABS = { details: 'Details', members: 'Members', 'email-sync': 'Email Sync', runs: 'Runs' };

/** A group's page; without a slug the form for a new one. */
export default function Group({ slug, tab }: { slug?: string; tab?: string }) {
  return slug === undefined ? (
    <>
      <PageHead title="New group" />
      <GroupForm group={null} />
    </>
  ) : (
    <Existing slug={slug} tab={tab} />
  );
}

function Existing({ slug, tab }: { slug: string; tab?: string }) {
  const [{ data, error }, again] = useLiveQuery({ query: ConsoleGroupDocument, variables: { slug } });
  const group = data?.group;
  useSubscription({ query: ConsoleGroupLiveDocument, variables: { ids: [group?.id ?? ''] }, pause: group == null });
  if (data === undefined) {
    return error === undefined ? <Waiting what="the group" /> : <Failure error={error} onRetry={again} />;
  }
  return group == null ? (
    <>
      <PageHead title="Not found" />
      <Empty>There is no group “{slug}”; it may have been deleted.</Empty>
    </>
  ) : (
    <Shown group={group} tab={tab} />
  );
}

function Shown({ group, tab }: { group: GroupData; tab?: string }) {
  const [, go] = useLocation();
  const shown = tab !== undefined && tab in TABS ? tab : 'details';
  return (
    <>
      <Header group={group} />
      <Tabs value={shown} onChange={(next) => go(`/groups/${group.slug}/${next}`)} keepMounted={false}>
        <Tabs.List>
          {Object.entries(TABS).map(([value, name]) => (
            <Tabs.Tab key={value} value={value}>
              {name}
            </Tabs.Tab>
          ))}
        </Tabs.List>
        <Tabs.Panel value="details" pt="md">
          <DetailsTab group={group} />
        </Tabs.Panel>
        <Tabs.Panel value="members" pt="md">
          <MembersTab group={group} />
        </Tabs.Panel>
        <Tabs.Panel value="email-sync" pt="md">
          <EmailSyncTab group={group} />
        </Tabs.Panel>
        <Tabs.Panel value="runs" pt="md">
          <RunsTab group={group} />
        </Tabs.Panel>
      </Tabs>
    </>
  );
}
