import { BENEFICIARIES, CONNECTED_BY, MEMBERSHIP, PROVIDER } from '../../ui/words';

/** “criteria.membershipStatuses” as people read it: “criteria: membership statuses”. */
export function fieldWords(field: string): string {
  return field
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
