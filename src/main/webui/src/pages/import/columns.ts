/** Columns that an import knows, and what each is for. */
export const COLUMNS: Record<string, string> = {
  external_id: 'Your own key; the only one that is required',
  kind: 'PERSON or COMPANY; needed for a new record',
  first_name: 'First name of a person',
  last_name: 'Last name of a person',
  company_name: 'Name of a company',
  email: 'Email',
  login_email: 'Email of the person’s user account',
  parent_external_id: 'Key of the parent, usually the employer',
  roles: 'Roles for companies, such as PRIMARY_CONTACT:acme;BILLING_CONTACT:beta, also MANAGEMENT_ACCESS',
  member_type: 'Membership type',
  member_since: 'First day of the membership, such as 2026-01-31',
  membership_expires: 'Last day of the membership, such as 2026-12-31',
  tags: 'Tags, such as board;newsletter',
  active: 'Whether the record is in use: true or false',
  do_not_send: 'Do Not Send Marketing Emails: true or false',
};

const CUSTOM = 'custom:';
const LONGEST_CUSTOM = 100;

/** What a column of a file is taken for. */
export interface Judged {
  name: string;
  is: 'known' | 'own' | 'unknown' | 'twice';
  /** What an unknown one may have meant. */
  meant?: string;
}

export function judge(header: string[]): Judged[] {
  const seen = new Set<string>();
  return header.map((raw) => {
    const name = raw.trim();
    const lower = name.toLowerCase();
    const own = lower.startsWith(CUSTOM) ? name.slice(CUSTOM.length).trim() : undefined;
    const is = own === undefined ? (lower in COLUMNS ? 'known' : 'unknown') : own === '' || own.length > LONGEST_CUSTOM ? 'unknown' : 'own';
    const key = is === 'own' ? CUSTOM + own : lower;
    if (is !== 'unknown' && seen.has(key)) {
      return { name, is: 'twice' };
    }
    seen.add(key);
    const meant = is === 'unknown' && own === undefined ? nearest(lower) : undefined;
    return meant === undefined ? { name, is } : { name, is, meant };
  });
}

/** Names that others give these columns. */
const ALIASES: Record<string, string> = {
  id: 'external_id',
  key: 'external_id',
  memberid: 'external_id',
  type: 'kind',
  forename: 'first_name',
  givenname: 'first_name',
  surname: 'last_name',
  familyname: 'last_name',
  company: 'company_name',
  organization: 'company_name',
  emailaddress: 'email',
  mail: 'email',
  login: 'login_email',
  parent: 'parent_external_id',
  parentid: 'parent_external_id',
  membershiptype: 'member_type',
  joined: 'member_since',
  expires: 'membership_expires',
  expirationdate: 'membership_expires',
  donotsendmarketingemails: 'do_not_send',
};

function bare(name: string): string {
  return name.replace(/[^a-z0-9]/g, '');
}

/** The column that a name is nearest to, when it is near one at all. */
function nearest(name: string): string | undefined {
  const mine = bare(name);
  if (ALIASES[mine] !== undefined) {
    return ALIASES[mine];
  }
  const [best] = Object.keys(COLUMNS)
    .map((column) => ({ column, far: distance(mine, bare(column)) }))
    .sort((one, other) => one.far - other.far);
  return best !== undefined && mine !== '' && best.far <= (best.column.length > 4 ? 2 : 1) ? best.column : undefined;
}

/** How many letters have to be put in, taken out or changed to make the one of the other. */
function distance(one: string, other: string): number {
  let row = Array.from({ length: other.length + 1 }, (_, i) => i);
  for (let i = 1; i <= one.length; i++) {
    const next = [i];
    for (let j = 1; j <= other.length; j++) {
      next.push(Math.min((row[j] ?? 0) + 1, (next[j - 1] ?? 0) + 1, (row[j - 1] ?? 0) + (one[i - 1] === other[j - 1] ? 0 : 1)));
    }
    row = next;
  }
  return row[other.length] ?? 0;
}
