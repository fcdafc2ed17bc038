import { Select } from '@mantine/core';
import type { Provider } from '../../api/generated';
import { ConsoleListChoicesDocument } from './GroupForm.documents';
import { useLiveQuery } from '../../api/useLiveQuery';
import { PROVIDER } from '../../ui/words';
import { NEW_LIST, NO_LIST } from './values';

interface Props {
  provider: Provider;
  /** The list that the group has now. */
  connected: { id: string; name: string } | null;
  value: string | undefined;
  error: string | undefined;
  onChange(list: string): void;
}

/** The list that a group is synced to at a provider: none, a new one, or one that is there. */
export function ListChoice({ provider, connected, value, error, onChange }: Props) {
  const [{ data }] = useLiveQuery({ query: ConsoleListChoicesDocument });
  const lists = data?.providerAccounts.find((account) => account.provider === provider)?.lists ?? [];
  const all = connected === null || lists.some((list) => list.id === connected.id) ? lists : [connected, ...lists];
  return (
    <Select
      label={`List at ${PROVIDER[provider]}`}
      description="A list serves one group"
      data={[
        { value: NO_LIST, label: 'None: not synced' },
        { value: NEW_LIST, label: 'A new one with the group’s name' },
        ...all.map((list) => ({ value: list.id, label: list.name })),
      ]}
      value={value ?? NO_LIST}
      error={error}
      onChange={(list) => onChange(list ?? NO_LIST)}
      allowDeselect={false}
      searchable={all.length > 10}
    />
  );
}
