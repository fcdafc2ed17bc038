import type { ApiTokenState, AuditAction, AuditActorKind, AuditProblemKind, ConnectedBy, DailyDigestEntryKind, ProviderHealth, Provider, SyncRunState, SyncTrigger, NotApplicableReason, SyncErrorCode, SyncPhase, WinnerRule, ContactPriority, BeneficiaryRule, MembershipStatus, ContactRoleKind, ReconciliationFindingKind, PlannedChangeKind, SyncState, Role, GroupSyncState, GroupMemberKind } from '../api/generated';

/** Words for the names of the API. */
export const PROVIDER: Record<Provider, string> = { MAILCHIMP: 'Mailchimp', CONSTANT_CONTACT: 'Constant Contact' };

export const STATE: Record<SyncState, string> = {
  SYNCED: 'Synced',
  QUEUED: 'Waiting',
  IN_PROGRESS: 'Syncing',
  FAILED: 'Failed',
  UNSUBSCRIBED: 'Unsubscribed',
  NOT_APPLICABLE: 'N/A',
};

export const GROUP_SYNC: Record<GroupSyncState, string> = {
  FAILED: 'Failed',
  HELD: 'Waits for a person',
  NEVER_SYNCED: 'Not synced yet',
  NOT_CONNECTED: 'N/A',
  PAUSED: 'Paused',
  SYNCED: 'Synced',
  SYNCED_WITH_ERRORS: 'Synced with errors',
  SYNCING: 'Syncing',
};

export const REASON: Record<NotApplicableReason, string> = {
  BENEFICIARIES_NOT_SYNCED: 'Beneficiaries are not synced',
  DO_NOT_SEND_MARKETING_EMAILS: 'Do Not Send Marketing Emails is checked',
  GROUP_NOT_CONNECTED: 'The group is not connected to a list',
  HIGHER_PRIORITY_HAS_SAME_EMAIL: 'Somebody of higher priority has the same email',
  INVALID_EMAIL_ADDRESS: 'The email is not an address',
  NO_EMAIL_ADDRESS: 'No email address',
  PERSON_HAS_SAME_EMAIL: 'A person has the same email',
  PRIMARY_MEMBERS_NOT_SYNCED: 'Primary members are not synced',
};

export const ERROR: Record<SyncErrorCode, string> = {
  ACCOUNT_LIMIT: 'The account’s limit is reached',
  ARCHIVED_BY_PERSON: 'Archived by a person',
  AUTHENTICATION: 'The account refused the connection',
  BOUNCED: 'The address bounced',
  COMPLIANCE: 'In compliance state',
  CONTACT_FORGOTTEN: 'Deleted for good at the provider',
  EMAIL_CHANGED: 'The address was changed at the provider',
  FIELD_REJECTED: 'A field was rejected',
  INVALID_EMAIL: 'The address was rejected',
  LEFT_LIST: 'Left the list',
  LIST_NOT_FOUND: 'The list is not there',
  NOT_CONFIRMED: 'Not confirmed',
  PROVIDER_ERROR: 'The provider failed',
  PROVIDER_UNAVAILABLE: 'The provider cannot be reached',
  RATE_LIMITED: 'Too many calls',
  REQUIRED_FIELD_MISSING: 'A required field is missing',
};

export const RUN: Record<SyncRunState, string> = {
  CANCELED: 'Canceled',
  FAILED: 'Failed',
  HELD: 'Waits for a person',
  QUEUED: 'Waiting',
  RUNNING: 'Running',
  SUCCEEDED: 'Done',
  SUCCEEDED_WITH_ERRORS: 'Done, with errors',
};

export const TRIGGER: Record<SyncTrigger, string> = {
  GROUP_RESYNC: 'Re-sync of the group',
  GROUP_SAVED: 'The group was saved',
  RECONCILIATION: 'Comparison with the provider',
  RECORDS_CHANGED: 'Records changed',
  RECORD_RESYNC: 'Re-sync of records',
};

export const PHASE: Record<SyncPhase, string> = {
  AWAITING_PROVIDER: 'Waiting for the provider',
  CALCULATING_MEMBERS: 'Calculating members',
  COMPARING: 'Comparing',
  DONE: 'Done',
  RESOLVING_SHARED_EMAILS: 'Deciding shared emails',
  SENDING: 'Sending',
  WAITING: 'Waiting',
};

export const RULE: Record<WinnerRule, string> = {
  ALPHABETICAL: 'Alphabetical order',
  FAMILY_TREE: 'Higher in the family tree',
  LOGIN_EMAIL: 'Logs in with the address',
  PRIORITY: 'Priority',
  STABLE_ID: 'Older record',
};

export const PRIORITY: Record<ContactPriority, string> = {
  PRIMARY_CONTACT: 'Primary contact',
  BILLING_CONTACT: 'Billing contact',
  MANAGEMENT_ACCESS: 'Management access',
  PERSON: 'Person',
  COMPANY: 'Company',
};

export const ROLE_KIND: Record<ContactRoleKind, string> = {
  PRIMARY_CONTACT: 'Primary contact',
  BILLING_CONTACT: 'Billing contact',
  MANAGEMENT_ACCESS: 'Management access',
};

export const BENEFICIARIES: Record<BeneficiaryRule, string> = {
  PRIMARY_CONTACTS: 'Primary contacts',
  BILLING_CONTACTS: 'Billing contacts',
  MANAGEMENT_ACCESS: 'Contacts with management access',
  FAMILY: 'Everybody below in the family tree',
};

export const BELONGS: Record<GroupMemberKind, string> = { PRIMARY: 'Member', BENEFICIARY: 'Beneficiary' };

export const MEMBERSHIP: Record<MembershipStatus, string> = {
  CURRENT: 'Current',
  GRACE_PERIOD: 'Grace period',
  EXPIRED: 'Expired',
  NON_MEMBER: 'Non-member',
};

export const FINDING: Record<ReconciliationFindingKind, string> = {
  CONTACT_ARCHIVED: 'Archived by a person',
  CONTACT_BOUNCED: 'Bounced',
  CONTACT_EMAIL_CHANGED: 'Address changed at the provider',
  CONTACT_FOREIGN: 'Not one of ours',
  CONTACT_FORGOTTEN: 'Deleted for good',
  CONTACT_HELD_BY_LOWER_PRIORITY: 'Held by a record of lower priority',
  CONTACT_LEFT_LIST: 'Left the list',
  CONTACT_MISSING: 'Missing',
  CONTACT_OUTDATED: 'Outdated',
  CONTACT_UNEXPECTED: 'Not expected on the list',
  CONTACT_UNSUBSCRIBED: 'Unsubscribed',
  LIST_MISSING: 'The list is missing',
};

export const PLANNED: Record<PlannedChangeKind, string> = {
  ADD: 'Add',
  ADOPT: 'Take over a contact that is there',
  HAND_OVER: 'Hand the address over',
  REMOVE: 'Remove',
  RENAME: 'Change the address',
  RESTORE: 'Bring back',
  UPDATE: 'Update',
};

export const ROLE: Record<Role, string> = { VIEWER: 'Viewer', OPERATOR: 'Operator', ADMIN: 'Admin' };

/** What a role may do, in a sentence. */
export const ROLE_MAY: Record<Role, string> = {
  VIEWER: 'Reads and exports everything but API tokens and the audit trail.',
  OPERATOR: 'May also save and delete groups and members, import, and sync.',
  ADMIN: 'May also connect and pause accounts, manage API tokens and jobs, and send the digest.',
};

export const HEALTH: Record<ProviderHealth, string> = {
  DEGRADED: 'Slow',
  HEALTHY: 'Works',
  UNAUTHORIZED: 'The connection is broken',
  UNAVAILABLE: 'Cannot be reached',
};

export const CONNECTED_BY: Record<ConnectedBy, string> = {
  API_KEY: 'by an API key',
  OAUTH: 'in the browser',
  SETTINGS: 'by the service’s settings',
};

export const DIGEST_ENTRY: Record<DailyDigestEntryKind, string> = {
  CALCULATION_FAILED: 'Groups that could not be calculated',
  CONNECTION_BROKEN: 'Connections that are broken',
  PLAN_HELD: 'Plans that wait for a person',
  RECORDS_FAILED: 'Groups with records that failed',
  SYNC_FAILED: 'Groups whose sync failed',
};

export const TOKEN_STATE: Record<ApiTokenState, string> = { LIVE: 'Live', EXPIRED: 'Expired', REVOKED: 'Revoked' };

export const AUDIT_ACTION: Record<AuditAction, string> = {
  API_TOKEN_CREATED: 'Made an API token',
  API_TOKEN_REVOKED: 'Revoked an API token',
  API_TOKEN_ROTATED: 'Rotated an API token',
  AUDIT_EXPIRED: 'Old entries of the trail were deleted',
  DIGEST_SENT: 'Sent a Daily Digest',
  DO_NOT_SEND_CHANGED: 'Changed “Do Not Send Marketing Emails”',
  ERASURE_LIFTED: 'Let an erased person come back',
  EXPORT_REQUESTED: 'Exported the report',
  GROUP_DELETED: 'Deleted a group',
  GROUP_SAVED: 'Saved a group',
  JOB_PAUSED: 'Paused or resumed a job',
  JOB_RUN: 'Ran a job',
  LEDGER_DISTRUSTED: 'Distrusted what was known',
  MEMBER_DATA_READ: 'Exported a member’s data',
  MEMBERS_IMPORTED: 'Imported members',
  MEMBER_DELETED: 'Deleted a member',
  MEMBER_SAVED: 'Saved a member',
  PERSON_ERASED: 'Erased a member',
  PLAN_APPLIED: 'Applied a plan',
  PROVIDER_CONNECTED: 'Connected an account',
  PROVIDER_DISCONNECTED: 'Disconnected an account',
  PROVIDER_PAUSED: 'Paused or resumed sending',
  RECONCILIATION_REQUESTED: 'Asked for a comparison',
  RESYNC_REQUESTED: 'Asked for a re-sync',
  RUN_CANCELED: 'Canceled a run',
};

export const AUDIT_ACTOR: Record<AuditActorKind, string> = {
  COMMAND_LINE: 'at the service’s machine',
  DEMO: 'anybody at this demo',
  SYSTEM: 'the service itself',
  TOKEN: 'API token',
  USER: 'user',
  VISITOR: 'by a link from a provider’s page',
};

export const AUDIT_PROBLEM: Record<AuditProblemKind, string> = {
  ALTERED: 'Altered',
  CHANGES_ALTERED: 'Changes altered',
  CHANGES_MISSING: 'Changes missing',
  HEAD: 'Wrong end or beginning',
  KEY_MISSING: 'Key missing',
  MISSING: 'Missing',
};

/** “1 member”, “2 members”, “1,234 members”. */
export function count(n: number, one: string, many = `${one}s`): string {
  return `${n.toLocaleString()} ${n === 1 ? one : many}`;
}
