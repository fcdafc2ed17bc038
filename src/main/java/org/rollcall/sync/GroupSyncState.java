package org.rollcall.sync;

import org.eclipse.microprofile.graphql.Description;

/** State of a group's sync with one provider. */
@Description("State of a group's sync with one provider.")
public enum GroupSyncState {
    @Description(
            "The latest run failed as a whole, and the group is listed in the Daily Digest; or it was canceled before all was sent.")
    FAILED,
    @Description("The plan removes more than the guard allows and waits for a person.")
    HELD,
    @Description("Connected, but not synced yet.")
    NEVER_SYNCED,
    @Description("Not connected to a list: show N/A.")
    NOT_CONNECTED,
    @Description("Sending is paused.")
    PAUSED,
    @Description("Everything was sent: show a green checkmark.")
    SYNCED,
    @Description("Sent, but some records failed.")
    SYNCED_WITH_ERRORS,
    @Description("Members are being calculated or emails are being sent.")
    SYNCING
}
