package org.rollcall.sync;

import java.time.OffsetDateTime;
import org.eclipse.microprofile.graphql.Description;
import org.eclipse.microprofile.graphql.NonNull;

/** First message of a subscription without `after`: the state so far, so that no extra query is needed. */
@Description("First message of a subscription without `after`: the state so far, so that no extra query is needed.")
public final class SyncSnapshot implements SyncEvent {

    private final EventRow row;

    SyncSnapshot(EventRow row) {
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
}
