import { ActionIcon, Button, Select } from '@mantine/core';
import { IconTrash } from '@tabler/icons-react';
import type { ContactRoleKind } from '../../api/generated';
import { ROLE_KIND } from '../../ui/words';
import type { RoleDraft } from './draft';
import { MemberPicker } from './MemberPicker';
import classes from './members.module.css';

const KINDS = Object.entries(ROLE_KIND).map(([value, label]) => ({ value, label }));

/** Roles that a person holds for companies. */
export function RolesField({ value, error, onChange }: { value: RoleDraft[]; error?: string; onChange(value: RoleDraft[]): void }) {
  const set = (index: number, role: RoleDraft) => onChange(value.map((before, i) => (i === index ? role : before)));
  return (
    <>
      {value.map((role, index) => (
        <div key={index} className={classes.pair}>
          <Select
            label={`Role ${index + 1}`}
            data={KINDS}
            value={role.kind}
            onChange={(kind) => set(index, { ...role, kind: kind as ContactRoleKind })}
            allowDeselect={false}
          />
          <MemberPicker
            label={`Company of role ${index + 1}`}
            kind="COMPANY"
            value={role.company}
            error={role.company === null ? 'Choose the company.' : undefined}
            onChange={(company) => set(index, { ...role, company })}
          />
          <ActionIcon variant="default" size="lg" aria-label={`Take role ${index + 1} away`} onClick={() => onChange(value.filter((_, i) => i !== index))}>
            <IconTrash size={18} aria-hidden />
          </ActionIcon>
        </div>
      ))}
      {error !== undefined && <div role="alert">{error}</div>}
      <Button variant="default" className={classes.start} onClick={() => onChange([...value, { kind: 'PRIMARY_CONTACT', company: null }])}>
        Add a role
      </Button>
    </>
  );
}
