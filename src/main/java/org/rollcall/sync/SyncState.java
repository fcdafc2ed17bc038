package org.rollcall.sync;

import org.eclipse.microprofile.graphql.Description;

/** State of a member or record with one provider. */
@Description("State of a member or record with one provider.")
public enum SyncState {
    @Description("The provider refused it, or could not be reached: show a red exclamation point.")
    FAILED,
    @Description("Being sent now: show a spinner.")
    IN_PROGRESS,
    @Description("Not to be synced: show N/A with the reason.")
    NOT_APPLICABLE,
    @Description("Waiting to be sent.")
    QUEUED,
    @Description("Sent, and accepted by the provider.")
    SYNCED,
    @Description("The contact unsubscribed at the provider.")
    UNSUBSCRIBED
}
