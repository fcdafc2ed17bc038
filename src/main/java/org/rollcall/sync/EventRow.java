package org.rollcall.sync;

import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.UUID;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.rollcall.graphql.Page;
import org.rollcall.provider.Provider;

/**
 * An event as the database holds it.
 *
 * @param group the run's group at that time; null for a run over the whole account
 */
public record EventRow(
        long position,
        UUID run,
        @Nullable UUID group,
        Provider provider,
        int sequence,
        OffsetDateTime occurredAt,
        JsonObject payload) {

    String cursor() {
        return Page.cursor(key());
    }

    /** What a cursor holds. */
    List<String> key() {
        return List.of(Long.toString(position));
    }

    /** Changes of records, if that is what the event is about. */
    Stream<JsonObject> changes() {
        return payload.getJsonArray("changes", new JsonArray()).stream().map(JsonObject.class::cast);
    }

    /** The same event with some of its changes. */
    EventRow withChanges(Predicate<JsonObject> wanted) {
        JsonArray some = new JsonArray(changes().filter(wanted).toList());
        return new EventRow(
                position, run, group, provider, sequence, occurredAt, new JsonObject().put("changes", some));
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
