/** Which types stand behind the schema's interfaces: what is remembered of an object is found by fragments on an interface only with this. */
export const POSSIBLE_TYPES: Record<string, string[]> = {
  Member: ['Company', 'Person'],
  Node: ['ApiToken', 'Company', 'DailyDigest', 'EmailSyncRecord', 'Group', 'GroupMember', 'Person', 'ProviderAccount', 'ProviderList', 'ReportExport', 'SharedEmail', 'SyncRun'],
  SyncEvent: ['SyncPhaseChanged', 'SyncProgressed', 'SyncRecordsChanged', 'SyncRunFinished', 'SyncSnapshot'],
  SyncStatus: ['SyncFailed', 'SyncInProgress', 'SyncNotApplicable', 'SyncQueued', 'SyncSucceeded', 'SyncUnsubscribed'],
  UserError: ['InputError', 'MailError', 'NotSyncableError', 'PlanError', 'ProviderUserError', 'RevisionConflictError', 'TooManyExportsError'],
};
