package org.rollcall.sync;

import java.time.OffsetDateTime;
import org.eclipse.microprofile.graphql.Description;
import org.eclipse.microprofile.graphql.NonNull;

/** The counts moved; told at most twice in any second. */
@Description("The counts moved; told at most twice in any second.")
public final class SyncProgressed implements SyncEvent {

    private final EventRow row;

    SyncProgressed(EventRow row) {
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
    @Description("The counts at that moment.")
    public SyncProgress getProgress() {
        return SyncProgress.of(
                row.payload().getInteger("total"),
                row.payload().getInteger("sent"),
                row.payload().getInteger("failed"),
                row.payload().getInteger("skipped"),
                null);
    }
}
