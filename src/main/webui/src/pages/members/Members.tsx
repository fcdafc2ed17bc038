import { Button, Select } from '@mantine/core';
import { useQuery } from 'urql';
import { Link } from 'wouter';
import type { MemberFilter, MemberKind, MemberRowFragment } from '../../api/generated';
import { ConsoleMemberByKeyDocument, ConsoleMembersDocument } from './Members.documents';
import { usePages } from '../../api/usePages';
import { May } from '../../app/viewer';
import type { Column } from '../../ui/DataTable';
import { Email } from '../../ui/Email';
import { Empty } from '../../ui/Empty';
import { List } from '../../ui/List';
import { PageHead, Toolbar } from '../../ui/PageHead';
import { Search } from '../../ui/Search';
import { useAddress } from '../../ui/useAddress';
import { count, MEMBERSHIP } from '../../ui/words';
import classes from './members.module.css';

const PAGE = 50;

const KINDS: readonly MemberKind[] = ['PERSON', 'COMPANY'];
const YES_NO = ['yes', 'no'] as const;

const COLUMNS: Column<MemberRowFragment>[] = [
  {
    id: 'name',
    header: 'Name',
    grow: 3,
    cell: (member) => (
      <>
        <Link to={`/members/${member.id}`}>{member.displayName}</Link>
        <span className={classes.under}>
          {member.__typename === 'Company' ? 'Company' : 'Person'} · {member.externalId}
          {!member.active && ' · not in use'}
        </span>
      </>
    ),
  },
  { id: 'email', header: 'Email', grow: 3, cell: (member) => <Email>{member.email}</Email> },
  { id: 'type', header: 'Type', grow: 1.5, cell: (member) => member.memberType ?? '–' },
  { id: 'status', header: 'Membership', grow: 1.5, cell: (member) => MEMBERSHIP[member.membershipStatus] },
  { id: 'dns', header: 'Do Not Send', cell: (member) => (member.doNotSendMarketingEmails ? 'Yes' : 'No') },
  { id: 'groups', header: 'Groups', align: 'end', cell: (member) => member.memberships.totalCount.toLocaleString() },
];

/** Everybody there is, person or company, in a group or in none. */
export default function Members() {
  const address = useAddress();
  const search = address.one('search') ?? '';
  const kind = address.all('kind', KINDS)[0];
  const doNotSend = address.all('dns', YES_NO)[0];
  const filter: MemberFilter = {
    ...(kind === undefined ? {} : { kinds: [kind] }),
    ...(doNotSend === undefined ? {} : { doNotSendMarketingEmails: doNotSend === 'yes' }),
  };
  const members = usePages(ConsoleMembersDocument, { search: search === '' ? null : search, filter, first: PAGE }, (data) => data.members);
  const narrowed = search !== '' || kind !== undefined || doNotSend !== undefined;
  return (
    <>
      <PageHead
        title="Members"
        under={members.totalCount === undefined ? ' ' : count(members.totalCount, 'record')}
        actions={
          <May do="GROUPS_WRITE">
            <Button component={Link} to="/members/new/company" variant="default">
              New company
            </Button>
            <Button component={Link} to="/members/new/person">
              New person
            </Button>
          </May>
        }
      />
      <Toolbar>
        <Search label="Search by name, email or key" value={search} onSearch={(value) => address.set({ search: value })} />
        <Select
          label="Kind"
          data={[
            { value: 'all', label: 'People and companies' },
            { value: 'PERSON', label: 'People' },
            { value: 'COMPANY', label: 'Companies' },
          ]}
          value={kind ?? 'all'}
          onChange={(value) => address.set({ kind: value === 'all' ? null : value })}
          allowDeselect={false}
        />
        <Select
          label="Do Not Send"
          data={[
            { value: 'all', label: 'Either' },
            { value: 'yes', label: 'Yes' },
            { value: 'no', label: 'No' },
          ]}
          value={doNotSend ?? 'all'}
          onChange={(value) => address.set({ dns: value === 'all' ? null : value })}
          allowDeselect={false}
        />
      </Toolbar>
      <ByKey search={search} />
      <List
        what="members"
        pages={members}
        columns={COLUMNS}
        id={(member) => member.id}
        empty={
          narrowed ? (
            <Empty
              action={
                <Button variant="default" onClick={() => address.set({ search: null, kind: null, dns: null })}>
                  Show everybody
                </Button>
              }
            >
              Nobody’s name or email is like this.
            </Empty>
          ) : (
            <Empty
              action={
                <May do="GROUPS_WRITE">
                  <Button component={Link} to="/import">
                    Import members
                  </Button>
                </May>
              }
            >
              There is nobody yet.
            </Empty>
          )
        }
      />
    </>
  );
}

/** The record whose key is what was typed, which the search for names and addresses does not find. */
function ByKey({ search }: { search: string }) {
  const key = search.trim();
  const [{ data, stale }] = useQuery({ query: ConsoleMemberByKeyDocument, variables: { externalId: key }, pause: key === '' });
  const found = key === '' || stale ? null : data?.member;
  return (
    <div role="status">
      {found != null && (
        <p className={classes.found}>
          The record with the key {key}: <Link to={`/members/${found.id}`}>{found.displayName}</Link>
          {found.email !== null && ` · ${found.email}`}
        </p>
      )}
    </div>
  );
}
