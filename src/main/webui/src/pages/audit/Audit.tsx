import { Button } from '@mantine/core';
import type { AuditRowFragment } from '../../api/generated';
import { ConsoleAuditDocument } from './Audit.documents';
import { usePages } from '../../api/usePages';
import type { Column } from '../../ui/DataTable';
import { Empty } from '../../ui/Empty';
import { List } from '../../ui/List';
import { PageHead } from '../../ui/PageHead';
import { useAddress } from '../../ui/useAddress';
import { When } from '../../ui/When';
import { AUDIT_ACTOR, count } from '../../ui/words';
import classes from './audit.module.css';
import { AuditedObject } from './AuditedObject';
import { Changes } from './Changes';
import { CheckTrail } from './CheckTrail';
import { deed } from './fields';
import { ACTIONS, filterOf, type Narrowing } from './filter';
import { Filters } from './Filters';

const PAGE = 50;

const COLUMNS: Column<AuditRowFragment>[] = [
  { id: 'when', header: 'When', grow: 1.5, cell: (entry) => <When at={entry.occurredAt} /> },
  { id: 'who', header: 'Who', grow: 1.6, cell: (entry) => <Who entry={entry} /> },
  { id: 'what', header: 'What', grow: 2, cell: deed },
  { id: 'object', header: 'On', grow: 2, cell: (entry) => <AuditedObject id={entry.objectId} /> },
  { id: 'changes', header: 'Changes', grow: 4, cell: (entry) => <Changes of={entry} /> },
];

/** Who changed what, newest first, and whether the trail can be believed. */
export default function Audit() {
  const address = useAddress();
  const narrowing: Narrowing = {
    actions: address.all('action', ACTIONS),
    actor: address.one('actor') ?? '',
    object: address.one('object') ?? '',
    since: address.one('since') ?? '',
    until: address.one('until') ?? '',
  };
  const filter = filterOf(narrowing);
  const entries = usePages(ConsoleAuditDocument, { filter, first: PAGE }, (data) => data.auditTrail);
  return (
    <>
      <PageHead title="Audit trail" under={entries.totalCount === undefined ? ' ' : count(entries.totalCount, 'entry', 'entries')} actions={<CheckTrail />} />
      <Filters narrowing={narrowing} onChange={address.set} />
      <List
        what="entries"
        pages={entries}
        columns={COLUMNS}
        id={(entry) => String(entry.position)}
        empty={
          filter === null ? (
            <Empty>Nothing was done yet.</Empty>
          ) : (
            <Empty
              action={
                <Button variant="default" onClick={() => address.set({ action: null, actor: null, object: null, since: null, until: null })}>
                  Show all entries
                </Button>
              }
            >
              No entry is like this.
            </Empty>
          )
        }
      />
    </>
  );
}

function Who({ entry: { actor, address } }: { entry: AuditRowFragment }) {
  return (
    <>
      {actor.name}
      <span className={classes.note}>
        {AUDIT_ACTOR[actor.kind]}
        {address !== null && `, from ${address}`}
      </span>
    </>
  );
}
