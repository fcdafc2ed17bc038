import { useMay } from '../../app/viewer';
import type { GroupData } from './Group';
import { GroupForm } from './GroupForm';

/** The group's settings: a form for those who may change them, and the same to read for others. */
export function DetailsTab({ group }: { group: GroupData }) {
  const may = useMay('GROUPS_WRITE');
  // The form is begun anew with another group, not with each change of this one: what is being typed stays.
  return <GroupForm key={group.id} group={group} readOnly={!may} />;
}
