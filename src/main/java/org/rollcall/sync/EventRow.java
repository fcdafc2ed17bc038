package org.rollcall.sync;

import io.vertx.core.json.JsonObject;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.UUID;
import org.rollcall.graphql.Page;
import org.rollcall.provider.Provider;

/** An event as the database holds it. */
public record EventRow(
        long position, UUID run, Provider provider, int sequence, OffsetDateTime occurredAt, JsonObject payload) {

    String cursor() {
        return Page.cursor(List.of(Long.toString(position)));
    }

    static SyncEvent toEvent(EventStore.Kind kind, EventRow row) {
        return switch (kind) {
            case PHASE_CHANGED -> new SyncPhaseChanged(row);
            case PROGRESSED -> new SyncProgressed(row);
            case RECORDS_CHANGED -> new SyncRecordsChanged(row);
            case RUN_FINISHED -> new SyncRunFinished(row);
        };
    }
}
