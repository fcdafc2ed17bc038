package org.rollcall.sync;

import java.time.OffsetDateTime;
import org.eclipse.microprofile.graphql.Description;
import org.eclipse.microprofile.graphql.NonNull;

/** A run entered another phase. */
@Description("A run entered another phase.")
public final class SyncPhaseChanged implements SyncEvent {

    private final EventRow row;

    SyncPhaseChanged(EventRow row) {
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
    @Description("The phase that was entered.")
    public SyncPhase getPhase() {
        return SyncPhase.valueOf(row.payload().getString("phase"));
    }
}
