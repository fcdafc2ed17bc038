import { MultiSelect, TextInput } from '@mantine/core';
import { Toolbar } from '../../ui/PageHead';
import { Search } from '../../ui/Search';
import { AUDIT_ACTION } from '../../ui/words';
import { ACTIONS, type Narrowing } from './filter';

const CHOICES = ACTIONS.map((value) => ({ value, label: AUDIT_ACTION[value] })).sort((a, b) => a.label.localeCompare(b.label));

/** What of the trail is shown; all of it lives in the address. */
export function Filters({ narrowing, onChange }: { narrowing: Narrowing; onChange(changes: Record<string, string | string[] | null>): void }) {
  return (
    <Toolbar>
      <MultiSelect
        label="What"
        placeholder={narrowing.actions.length === 0 ? 'Anything' : undefined}
        data={CHOICES}
        value={narrowing.actions}
        onChange={(action) => onChange({ action })}
        searchable
        clearable
        clearButtonProps={{ 'aria-label': 'Clear what' }}
        nothingFoundMessage="Nothing is called so"
      />
      <Search label="Who (name or ID, in full)" value={narrowing.actor} onSearch={(actor) => onChange({ actor })} />
      <Search label="On (ID)" value={narrowing.object} onSearch={(object) => onChange({ object })} />
      <TextInput type="date" label="From" value={narrowing.since} onChange={(event) => onChange({ since: event.currentTarget.value })} />
      <TextInput type="date" label="Through" value={narrowing.until} onChange={(event) => onChange({ until: event.currentTarget.value })} />
    </Toolbar>
  );
}
