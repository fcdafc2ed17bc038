import { Select } from '@mantine/core';
import { useDebouncedValue } from '@mantine/hooks';
import { type ReactNode, useState } from 'react';
import { useQuery } from 'urql';
import type { MemberKind } from '../../api/generated';
import { ConsoleMemberPicksDocument } from './Members.documents';
import type { Named } from './draft';

const PAUSE_MS = 250;

interface Props {
  label: string;
  value: Named | null;
  /** Only records of this kind. */
  kind?: MemberKind;
  /** The record that cannot be chosen, by its key. */
  except?: string;
  error?: ReactNode;
  description?: string;
  onChange(value: Named | null): void;
}

/** Names are not unique, keys are. */
function labelOf({ name, externalId }: Named): string {
  return `${name} (${externalId})`;
}

/** Chooses a record by typing a part of its name. */
export function MemberPicker({ label, value, kind, except, error, description, onChange }: Props) {
  const [typed, setTyped] = useState(value === null ? '' : labelOf(value));
  const [search] = useDebouncedValue(typed, PAUSE_MS);
  const [{ data, fetching }] = useQuery({
    query: ConsoleMemberPicksDocument,
    variables: { search: search === '' || (value !== null && search === labelOf(value)) ? null : search, filter: kind === undefined ? null : { kinds: [kind] } },
  });
  const names = new Map<string, string>(value === null ? [] : [[value.externalId, value.name]]);
  for (const member of data?.members.nodes ?? []) {
    if (member.externalId !== null && member.externalId !== except) {
      names.set(member.externalId, member.displayName);
    }
  }
  return (
    <Select
      label={label}
      description={description}
      error={error}
      data={[...names].map(([externalId, name]) => ({ value: externalId, label: labelOf({ name, externalId }) }))}
      value={value?.externalId ?? null}
      onChange={(key) => onChange(key === null ? null : { externalId: key, name: names.get(key) ?? key })}
      searchable
      clearable
      clearButtonProps={{ 'aria-label': `Clear ${label}`, 'aria-hidden': false, tabIndex: 0 }}
      searchValue={typed}
      onSearchChange={setTyped}
      // The service has searched already.
      filter={({ options }) => options}
      nothingFoundMessage={fetching ? 'Searching …' : 'Nobody has a name like this.'}
    />
  );
}
