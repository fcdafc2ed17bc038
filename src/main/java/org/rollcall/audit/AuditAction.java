package org.rollcall.audit;

import org.eclipse.microprofile.graphql.Description;

/** What was done. */
@Description("What was done.")
public enum AuditAction {
    @Description("An API token was made.")
    API_TOKEN_CREATED,
    @Description("An API token was revoked.")
    API_TOKEN_REVOKED,
    @Description("An API token was made beside another one that is to go.")
    API_TOKEN_ROTATED,
    @Description("Entries older than they are kept were deleted.")
    AUDIT_EXPIRED,
    @Description("“Do Not Send Marketing Emails” was checked or unchecked.")
    DO_NOT_SEND_CHANGED,
    @Description("A daily digest was handed to the mail server.")
    DIGEST_SENT,
    @Description("The mark of an erased person was taken away: the address may be imported again.")
    ERASURE_LIFTED,
    @Description("A file was asked for.")
    EXPORT_REQUESTED,
    @Description("A group was deleted.")
    GROUP_DELETED,
    @Description("A group was created or changed.")
    GROUP_SAVED,
    @Description("A job was paused or resumed.")
    JOB_PAUSED,
    @Description("A job was asked to run at once.")
    JOB_RUN,
    @Description("What is known of a provider's contacts was declared doubtful.")
    LEDGER_DISTRUSTED,
    @Description("Members were imported.")
    MEMBERS_IMPORTED,
    @Description("Everything that is stored about a member was handed out.")
    MEMBER_DATA_READ,
    @Description("A member was deleted.")
    MEMBER_DELETED,
    @Description("A member was created or changed.")
    MEMBER_SAVED,
    @Description("A member was erased, with all that carried the member's data.")
    PERSON_ERASED,
    @Description("A plan that somebody looked at was released.")
    PLAN_APPLIED,
    @Description("An account was connected.")
    PROVIDER_CONNECTED,
    @Description("An account was disconnected.")
    PROVIDER_DISCONNECTED,
    @Description("Sending to a provider was paused or resumed.")
    PROVIDER_PAUSED,
    @Description("A comparison with a provider was asked for.")
    RECONCILIATION_REQUESTED,
    @Description("A group, or some of its records, was asked to be sent again.")
    RESYNC_REQUESTED,
    @Description("A run was stopped.")
    RUN_CANCELED
}
