package org.rollcall.group;

import org.eclipse.microprofile.graphql.Description;

/** What a save did. */
@Description("What a save did.")
public enum SaveGroupOutcome {
    @Description("Saved; members are being calculated and a sync follows.")
    SAVED,

    @Description("Nothing was different: not saved, and no sync.")
    UNCHANGED
}
