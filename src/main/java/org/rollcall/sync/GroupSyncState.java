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
    SYNCING;

    /**
     * The state as SQL over a group {@code g}, an account {@code a} and the connection {@code l} of the two, for filters of
     * groups; {@link GroupSyncLine} says the same of one group, and a test holds the two together.
     */
    public static final String SQL = """
            CASE
                WHEN l.group_id IS NULL THEN 'NOT_CONNECTED'
                WHEN l.held_because IS NOT NULL THEN 'HELD'
                WHEN a.paused THEN 'PAUSED'
                WHEN g.calculation_failure IS NOT NULL THEN 'FAILED'
                WHEN g.calculation_state IN ('PENDING', 'CALCULATING')
                    OR EXISTS (SELECT FROM sync_run s
                        WHERE s.group_id = g.id AND s.account_id = a.id AND s.finished_at IS NULL) THEN 'SYNCING'
                WHEN 'FAILED' = (SELECT s.state FROM sync_run s
                    WHERE s.group_id = g.id AND s.account_id = a.id AND s.finished_at IS NOT NULL
                    ORDER BY s.queued_at DESC, s.id DESC LIMIT 1) THEN 'FAILED'
                WHEN l.last_synced_at IS NULL THEN 'NEVER_SYNCED'
                WHEN l.failed > 0 THEN 'SYNCED_WITH_ERRORS'
                ELSE 'SYNCED'
            END""";
}
