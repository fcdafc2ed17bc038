import type { AuditRowFragment } from '../../api/generated';
import { AUDIT_ACTION, BENEFICIARIES, CONNECTED_BY, MEMBERSHIP, PROVIDER } from '../../ui/words';

/** Fields whose values say a part of the name. */
const SAID: Record<string, string> = { connectedBy: 'connected' };

/** “criteria.membershipStatuses” as people read it: “criteria: membership statuses”. */
export function fieldWords(field: string): string {
  return (SAID[field] ?? field)
    .split('.')
    .map((part) => part.replace(/([a-z0-9])([A-Z])/g, '$1 $2').toLowerCase())
    .join(': ');
}

const KIND = { PERSON: 'Person', COMPANY: 'Company' };

/** Fields whose values are names of the API. */
const NAMED: Record<string, Record<string, string>> = {
  beneficiaries: BENEFICIARIES,
  connectedBy: CONNECTED_BY,
  'criteria.kinds': KIND,
  'criteria.membershipStatuses': MEMBERSHIP,
  kind: KIND,
  provider: PROVIDER,
  providers: PROVIDER,
};

/** A value in words: of lists without their brackets, and of the API's names what they mean. */
export function valueWords(field: string, value: string): string {
  const plain = /^\[("[^"]*"(,\s*"[^"]*")*)?\]$/.test(value) ? (JSON.parse(value) as string[]).join(', ') : value;
  if (plain === 'true' || plain === 'false') {
    return plain === 'true' ? 'yes' : 'no';
  }
  const names = NAMED[field];
  return names === undefined ? plain : plain.replace(/\b[A-Z][A-Z_]+\b/g, (name) => names[name] ?? name);
}

/** What was done. Pausing and resuming are one action of the API, told apart by what is different afterwards. */
export function deed({ action, changes }: Pick<AuditRowFragment, 'action' | 'changes'>): string {
  const paused = changes.find((change) => change.field === 'paused')?.after;
  if (paused === undefined || (action !== 'JOB_PAUSED' && action !== 'PROVIDER_PAUSED')) {
    return AUDIT_ACTION[action];
  }
  return `${paused === 'true' ? 'Paused' : 'Resumed'} ${action === 'JOB_PAUSED' ? 'a job' : 'sending'}`;
}
