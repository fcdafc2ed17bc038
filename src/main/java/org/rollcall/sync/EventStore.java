package org.rollcall.sync;

import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import io.vertx.mutiny.sqlclient.SqlClient;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;

/** The append-only log of what happened in runs. */
@ApplicationScoped
class EventStore {

    /** Under this advisory lock positions are given out, so that they are seen in their order. */
    private static final int APPENDING = 7_201;

    /** Kind of an event, as stored. */
    enum Kind {
        PHASE_CHANGED,
        PROGRESSED,
        RECORDS_CHANGED,
        RUN_FINISHED
    }

    /** An event that has no number yet. */
    record NewEvent(UUID run, Kind kind, JsonObject payload) {

        /** Changes of records, if that is what it is about. */
        private Stream<JsonObject> changes() {
            JsonArray changes = payload.getJsonArray("changes", new JsonArray());
            return changes.stream().map(JsonObject.class::cast);
        }

        private String[] states() {
            return changes()
                    .map(change -> change.getString("state"))
                    .distinct()
                    .sorted()
                    .toArray(String[]::new);
        }

        private UUID[] records() {
            return changes()
                    .map(change -> UUID.fromString(change.getString("record")))
                    .toArray(UUID[]::new);
        }
    }

    /**
     * Appends events, numbering them within their runs. Must be the last that a transaction does: a sequence alone is
     * not commit order, so whoever appends holds a lock until its commit, and everybody else waits for it.
     */
    Uni<Void> append(SqlClient transaction, List<NewEvent> events) {
        if (events.isEmpty()) {
            return Uni.createFrom().voidItem();
        }
        return transaction
                .preparedQuery("SELECT pg_advisory_xact_lock($1)")
                .execute(Tuple.of(APPENDING))
                .chain(() -> Multi.createFrom()
                        .iterable(withoutOvertaken(events))
                        .onItem()
                        .transformToUniAndConcatenate(event -> append(transaction, event))
                        .collect()
                        .last())
                .chain(() -> transaction
                        .query("SELECT pg_notify('rollcall_events', '')")
                        .execute())
                .replaceWithVoid();
    }

    /** Of several counts of a run at one moment only the last says anything. */
    private static List<NewEvent> withoutOvertaken(List<NewEvent> events) {
        Set<UUID> counted = new HashSet<>();
        List<NewEvent> backwards = new ArrayList<>();
        for (NewEvent event : events.reversed()) {
            if (event.kind() != Kind.PROGRESSED || counted.add(event.run())) {
                backwards.add(event);
            }
        }
        return backwards.reversed();
    }

    private static Uni<Integer> append(SqlClient transaction, NewEvent event) {
        return transaction
                .preparedQuery("""
                WITH numbered AS (
                    UPDATE sync_run SET last_sequence = last_sequence + 1 WHERE id = $1
                    RETURNING last_sequence, group_id)
                INSERT INTO sync_event (run_id, sequence, kind, payload, group_id, states, records)
                SELECT $1, last_sequence, $2, $3, group_id, $4, $5 FROM numbered
                """)
                .execute(Tuple.of(event.run(), event.kind().name(), event.payload(), event.states(), event.records()))
                .map(inserted -> inserted.rowCount());
    }
}
