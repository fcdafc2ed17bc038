import { Button, MultiSelect, Select } from '@mantine/core';
import { useState } from 'react';
import { useProviders } from '../../app/viewer';
import { Search } from '../../ui/Search';
import { BELONGS, ERROR, PROVIDER, REASON, STATE } from '../../ui/words';
import { useGroupChoices } from '../members/useGroupChoices';
import { type Asked, filters, NONE } from './filter';
import classes from './report.module.css';
import type { Changes } from './Summary';

const ALL = 'all';

/** Orders besides that by group; the heads of the columns have most of them, too. */
const ORDERS = [
  { value: 'NAME ASC', label: 'By name' },
  { value: 'EMAIL ASC', label: 'By email' },
  { value: 'STATUS_CHANGED_AT DESC', label: 'Latest change of status first' },
  { value: 'STATUS_CHANGED_AT ASC', label: 'Latest change of status last' },
];

function options(words: Record<string, string>) {
  return Object.entries(words).map(([value, label]) => ({ value, label }));
}

/** Everything that the rows can be narrowed by. */
export function Filters({ asked, onChange }: { asked: Asked; onChange(changes: Changes): void }) {
  const providers = useProviders();
  const number = filters(asked);
  // Where there is no room, the rows come first.
  const [roomy] = useState(() => matchMedia('(min-width: 48.01em)').matches);
  return (
    <details className={classes.filters} open={roomy}>
      <summary>{number === 0 ? 'Filters' : `Filters (${number})`}</summary>
      <div className={classes.fields}>
        <Search label="Search by name or email" value={asked.search} onSearch={(search) => onChange({ search })} />
        <One
          label="Provider"
          all="Any provider"
          data={providers.map((provider) => ({ value: provider, label: PROVIDER[provider] }))}
          value={asked.provider}
          onChange={(provider) => onChange({ provider })}
        />
        <Many label="Status" data={options(STATE)} value={asked.states} onChange={(state) => onChange({ state })} />
        <Many label="Reason for N/A" data={options(REASON)} value={asked.reasons} onChange={(reason) => onChange({ reason })} />
        <Many label="Kind of error" data={options(ERROR)} value={asked.errors} onChange={(error) => onChange({ error })} />
        <Groups value={asked.groups} onChange={(groups) => onChange({ groups: groups.join(' ') })} />
        <One label="Belongs as" all="Members and beneficiaries" data={options(BELONGS)} value={asked.kind} onChange={(kind) => onChange({ kind })} />
        <One
          label="Do Not Send"
          all="Either"
          data={[
            { value: 'yes', label: 'Yes' },
            { value: 'no', label: 'No' },
          ]}
          value={asked.doNotSend}
          onChange={(dns) => onChange({ dns })}
        />
        <One
          label="Order"
          all="By group"
          data={ORDERS}
          value={`${asked.order.field} ${asked.order.direction}`}
          onChange={(order) => {
            const [field = null, direction = null] = (order ?? '').split(' ');
            onChange({ order: field, direction });
          }}
        />
      </div>
      {(number > 0 || asked.search !== '') && (
        <Button mt="sm" variant="default" size="compact-sm" onClick={() => onChange(NONE)}>
          Take all filters away
        </Button>
      )}
    </details>
  );
}

interface Choice {
  label: string;
  data: { value: string; label: string }[];
}

function One({ label, data, all, value, onChange }: Choice & { all: string; value: string | undefined; onChange(value: string | null): void }) {
  return (
    <Select
      label={label}
      data={[{ value: ALL, label: all }, ...data]}
      value={data.some((choice) => choice.value === value) ? value : ALL}
      onChange={(next) => onChange(next === ALL ? null : next)}
      allowDeselect={false}
    />
  );
}

function Many({ label, data, value, onChange }: Choice & { value: string[]; onChange(value: string[]): void }) {
  return (
    <MultiSelect
      label={label}
      data={data}
      value={value}
      onChange={onChange}
      placeholder={value.length === 0 ? 'Any' : undefined}
      clearable
      clearButtonProps={{ 'aria-label': `Clear ${label}`, 'aria-hidden': false, tabIndex: 0 }}
    />
  );
}

function Groups({ value, onChange }: { value: string[]; onChange(value: string[]): void }) {
  const choices = useGroupChoices(value);
  return (
    <MultiSelect
      label="Groups"
      data={choices.data}
      value={value}
      onChange={onChange}
      placeholder={value.length === 0 ? 'All groups' : undefined}
      searchable
      searchValue={choices.typed}
      onSearchChange={choices.setTyped}
      filter={({ options: found }) => found}
      nothingFoundMessage="No group has a name like this."
      clearable
      clearButtonProps={{ 'aria-label': 'Clear Groups', 'aria-hidden': false, tabIndex: 0 }}
    />
  );
}
