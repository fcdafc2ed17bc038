package org.rollcall.sync;

import org.eclipse.microprofile.graphql.Description;

/** What started a sync run. */
@Description("What started a sync run.")
public enum SyncTrigger {
    @Description("A save that changed the group.")
    GROUP_SAVED,
    @Description("A re-sync of the whole group.")
    GROUP_RESYNC,
    @Description("The scheduler's comparison with the provider.")
    RECONCILIATION,
    @Description("A re-sync of single records.")
    RECORD_RESYNC,
    @Description("A change of members outside the group.")
    RECORDS_CHANGED
}
