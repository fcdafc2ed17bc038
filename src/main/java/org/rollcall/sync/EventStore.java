package org.rollcall.sync;

import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import io.vertx.core.json.JsonObject;
import io.vertx.mutiny.sqlclient.SqlClient;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.UUID;

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
    record NewEvent(UUID run, Kind kind, JsonObject payload) {}

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
                        .iterable(events)
                        .onItem()
                        .transformToUniAndConcatenate(event -> append(transaction, event))
                        .collect()
                        .last())
                .chain(() -> transaction
                        .query("SELECT pg_notify('rollcall_events', '')")
                        .execute())
                .replaceWithVoid();
    }

    private static Uni<Integer> append(SqlClient transaction, NewEvent event) {
        return transaction
                .preparedQuery("""
                WITH numbered AS (
                    UPDATE sync_run SET last_sequence = last_sequence + 1 WHERE id = $1 RETURNING last_sequence)
                INSERT INTO sync_event (run_id, sequence, kind, payload)
                SELECT $1, last_sequence, $2, $3 FROM numbered
                """)
                .execute(Tuple.of(event.run(), event.kind().name(), event.payload()))
                .map(inserted -> inserted.rowCount());
    }
}
