package org.rollcall.sync;

import java.time.OffsetDateTime;
import java.util.List;
import org.eclipse.microprofile.graphql.Description;
import org.eclipse.microprofile.graphql.NonNull;

/** Statuses of records changed, up to 500 together. */
@Description("Statuses of records changed, up to 500 together.")
public final class SyncRecordsChanged implements SyncEvent {

    private final EventRow row;

    SyncRecordsChanged(EventRow row) {
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
    @Description("The changes.")
    public List<@NonNull SyncRecordChange> getChanges() {
        return row.changes().map(change -> SyncRecordChange.of(row, change)).toList();
    }
}
