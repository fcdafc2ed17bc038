package org.rollcall.sync;

import io.vertx.core.json.JsonObject;
import java.util.UUID;
import org.eclipse.microprofile.graphql.Description;
import org.eclipse.microprofile.graphql.Id;
import org.eclipse.microprofile.graphql.NonNull;
import org.rollcall.graphql.GlobalId;

/** A record's change of status. */
@Description("A record's change of status.")
public final class SyncRecordChange {

    private final UUID record;
    private final StatusRow row;
    private final SyncState previousState;

    private SyncRecordChange(UUID record, StatusRow row, SyncState previousState) {
        this.record = record;
        this.row = row;
        this.previousState = previousState;
    }

    static SyncRecordChange of(EventRow event, JsonObject change) {
        String code = change.getString("code");
        return new SyncRecordChange(
                UUID.fromString(change.getString("record")),
                new StatusRow(
                        event.provider(),
                        SyncState.valueOf(change.getString("state")),
                        event.occurredAt(),
                        event.occurredAt(),
                        null,
                        null,
                        code == null ? null : SyncFailureCode.valueOf(code),
                        change.getString("providerMessage"),
                        1,
                        null,
                        null,
                        event.run()),
                SyncState.valueOf(change.getString("former")));
    }

    /** The record; not part of the API, which shows the record itself. */
    public UUID record() {
        return record;
    }

    @Id
    @NonNull
    @Description("Global id of the record.")
    public String getRecordId() {
        return GlobalId.EMAIL_SYNC_RECORD.of(record);
    }

    @NonNull
    @Description("Its status from that moment on.")
    public SyncStatus getStatus() {
        return row.toStatus();
    }

    @NonNull
    @Description("Its state before.")
    public SyncState getPreviousState() {
        return previousState;
    }
}
