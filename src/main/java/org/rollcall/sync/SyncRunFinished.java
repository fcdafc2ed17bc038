package org.rollcall.sync;

import java.time.OffsetDateTime;
import org.eclipse.microprofile.graphql.Description;
import org.eclipse.microprofile.graphql.NonNull;

/** A run ended; the last event of its run, after which `syncProgress` completes. */
@Description("A run ended; the last event of its run, after which `syncProgress` completes.")
public final class SyncRunFinished implements SyncEvent {

    private final EventRow row;

    SyncRunFinished(EventRow row) {
        this.row = row;
    }

    @Override
    public EventRow row() {
        return row;
    }

    @Override
    @NonNull
    @Description("Position in the log; pass it as `after` to go on behind this event.")
    public String getCursor() {
        return row.cursor();
    }

    @Override
    @Description("Number of the event in its run; for a snapshot the latest that it covers.")
    public int getSequence() {
        return row.sequence();
    }

    @Override
    @NonNull
    @Description("When it happened.")
    public OffsetDateTime getOccurredAt() {
        return row.occurredAt();
    }

    @NonNull
    @Description("How it ended.")
    public SyncRunState getState() {
        return SyncRunState.valueOf(row.payload().getString("state"));
    }
}
