import { MultiSelect } from '@mantine/core';
import { useDebouncedValue } from '@mantine/hooks';
import { useState } from 'react';
import { useQuery } from 'urql';
import { ConsoleMemberChoicesDocument } from './GroupForm.documents';
import type { Ref } from './values';

const PAUSE_MS = 250;

interface Props {
  label: string;
  value: Ref[];
  error: string | undefined;
  onChange(members: Ref[]): void;
}

/** Members by name, found by the service while typing. */
export function MemberChoice({ label, value, error, onChange }: Props) {
  const [typed, setTyped] = useState('');
  const [search] = useDebouncedValue(typed.trim(), PAUSE_MS);
  const [{ data, fetching }] = useQuery({ query: ConsoleMemberChoicesDocument, variables: { search }, pause: search === '', requestPolicy: 'cache-first' });
  const found = search === '' ? [] : (data?.members.nodes ?? []);
  const known = new Map([...value, ...found].map((member) => [member.id, member.displayName]));
  const emails = new Map(found.map((member) => [member.id, member.email]));
  return (
    <MultiSelect
      label={label}
      description="Type a name or an email"
      searchable
      hidePickedOptions
      searchValue={typed}
      onSearchChange={setTyped}
      // The service has searched already, by the email as well.
      filter={({ options }) => options}
      data={[...known].map(([id, name]) => ({ value: id, label: name }))}
      renderOption={({ option }) => (
        <span>
          {option.label} <span className="rc-muted">{emails.get(option.value)}</span>
        </span>
      )}
      nothingFoundMessage={search === '' ? 'Type to search' : fetching ? 'Searching …' : 'Nobody found'}
      value={value.map((member) => member.id)}
      error={error}
      onChange={(ids) => onChange(ids.map((id) => ({ id, displayName: known.get(id) ?? id })))}
    />
  );
}
