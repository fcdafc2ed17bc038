import type { GroupMemberFilter, GroupMemberKind, GroupMemberOrderField, NotApplicableReason, Provider, SyncErrorCode, SyncState } from '../../api/generated';
import type { Order } from '../../ui/DataTable';
import type { useAddress } from '../../ui/useAddress';
import { BELONGS, ERROR, PROVIDER, REASON, STATE } from '../../ui/words';

/** The API's names that there are words for. */
function names<Name extends string>(words: Record<Name, string>): Name[] {
  return Object.keys(words) as Name[];
}

const ORDERS: readonly GroupMemberOrderField[] = ['GROUP', 'NAME', 'EMAIL', 'STATUS_CHANGED_AT'];

/** What the report's address asks for. */
export interface Asked {
  search: string;
  provider: Provider | undefined;
  states: SyncState[];
  reasons: NotApplicableReason[];
  errors: SyncErrorCode[];
  groups: string[];
  kind: GroupMemberKind | undefined;
  doNotSend: 'yes' | 'no' | undefined;
  order: Order & { field: GroupMemberOrderField };
}

export function askedOf(address: ReturnType<typeof useAddress>): Asked {
  return {
    search: address.one('search') ?? '',
    provider: address.all('provider', names(PROVIDER))[0],
    states: address.all('state', names(STATE)),
    reasons: address.all('reason', names(REASON)),
    errors: address.all('error', names(ERROR)),
    groups: (address.one('groups') ?? '').split(' ').filter((id) => id !== ''),
    kind: address.all('kind', names(BELONGS))[0],
    doNotSend: address.all('dns', ['yes', 'no'] as const)[0],
    order: { field: address.all('order', ORDERS)[0] ?? 'GROUP', direction: address.one('direction') === 'DESC' ? 'DESC' : 'ASC' },
  };
}

/** Whom the numbers are about: they show every state of those, so that one can be chosen. */
export function whom(asked: Asked): GroupMemberFilter {
  return {
    ...(asked.groups.length > 0 ? { groupIds: asked.groups } : {}),
    ...(asked.kind === undefined ? {} : { kinds: [asked.kind] }),
    ...(asked.doNotSend === undefined ? {} : { doNotSendMarketingEmails: asked.doNotSend === 'yes' }),
  };
}

/** Which rows are shown. */
export function which(asked: Asked): GroupMemberFilter {
  return {
    ...whom(asked),
    ...(asked.provider === undefined ? {} : { provider: asked.provider }),
    ...(asked.states.length > 0 ? { states: asked.states } : {}),
    ...(asked.reasons.length > 0 ? { notApplicableReasons: asked.reasons } : {}),
    ...(asked.errors.length > 0 ? { errorCodes: asked.errors } : {}),
  };
}

/** What takes every filter away. */
export const NONE = { search: null, provider: null, state: null, reason: null, error: null, groups: null, kind: null, dns: null };

/** How many filters there are. */
export function filters(asked: Asked): number {
  return Object.keys(which(asked)).length;
}
