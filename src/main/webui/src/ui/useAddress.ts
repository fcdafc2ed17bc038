import { useCallback, useMemo } from 'react';
import type { Order } from './DataTable';
import { useSearchParams } from 'wouter';

/** What the address says behind `?`: filters live there, so that a link shows what its sender saw. */
export function useAddress() {
  const [search, setSearch] = useSearchParams();
  const set = useCallback(
    (changes: Record<string, string | string[] | null>) =>
      setSearch(
        (before) => {
          const after = new URLSearchParams(before);
          for (const [name, value] of Object.entries(changes)) {
            after.delete(name);
            for (const one of Array.isArray(value) ? value : value === null || value === '' ? [] : [value]) {
              after.append(name, one);
            }
          }
          return after;
        },
        { replace: true },
      ),
    [setSearch],
  );
  return useMemo(
    () => ({
      one: (name: string): string | null => search.get(name),
      /** Those of the values that are allowed; others in the address mean nothing. */
      all: <Value extends string>(name: string, allowed: readonly Value[]): Value[] =>
        search.getAll(name).filter((value): value is Value => (allowed as readonly string[]).includes(value)),
      /** How a list is ordered: by one of these fields, the first of them unless told, upwards unless told. */
      order: <Field extends string>(fields: readonly [Field, ...Field[]]): Order<Field> => ({
        field: fields.find((field) => field === search.get('order')) ?? fields[0],
        direction: search.get('direction') === 'DESC' ? 'DESC' : 'ASC',
      }),
      set,
    }),
    [search, set],
  );
}
