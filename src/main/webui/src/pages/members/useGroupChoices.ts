import { useDebouncedValue } from '@mantine/hooks';
import { useState } from 'react';
import { useQuery } from 'urql';
import { ConsoleGroupNamesDocument } from './Member.documents';

const PAUSE_MS = 250;

/** Groups to choose from: the first of those whose name is like what was typed, and those that are chosen already. */
export function useGroupChoices(chosen: string[]) {
  const [typed, setTyped] = useState('');
  const [search] = useDebouncedValue(typed, PAUSE_MS);
  const [offered] = useQuery({ query: ConsoleGroupNamesDocument, variables: { search: search === '' ? null : search } });
  const [known] = useQuery({ query: ConsoleGroupNamesDocument, variables: { filter: { ids: chosen } }, pause: chosen.length === 0 });
  const names = new Map<string, string>();
  for (const id of chosen) {
    names.set(id, '…');
  }
  for (const group of [...(chosen.length === 0 ? [] : (known.data?.groups.nodes ?? [])), ...(offered.data?.groups.nodes ?? [])]) {
    names.set(group.id, group.name);
  }
  return { typed, setTyped, data: [...names].map(([value, label]) => ({ value, label })), names };
}
