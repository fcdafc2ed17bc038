package org.rollcall.sync;

import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.rollcall.provider.Provider;

/** Reads the log of events. */
@ApplicationScoped
class EventReader {

    private final Pool pool;

    EventReader(Pool pool) {
        this.pool = pool;
    }

    /** The run's events behind a position, oldest first. */
    Uni<List<SyncEvent>> after(UUID run, long position, int limit) {
        return pool.preparedQuery("""
                SELECT e.position, e.run_id, a.provider, e.sequence, e.occurred_at, e.kind, e.payload
                FROM sync_event e
                JOIN sync_run r ON r.id = e.run_id
                JOIN provider_account a ON a.id = r.account_id
                WHERE e.run_id = $1 AND e.position > $2
                ORDER BY e.position LIMIT $3
                """)
                .execute(Tuple.of(run, position, limit))
                .map(rows -> rows.stream().map(EventReader::event).toList());
    }

    /** The run as it is now, and the position up to which that covers its events; empty when there is no such run. */
    Uni<Optional<Snapshot>> snapshot(UUID run) {
        return pool.preparedQuery("""
                SELECT r.id AS run_id, a.provider, r.last_sequence AS sequence, now() AS occurred_at,
                       coalesce((SELECT max(position) FROM sync_event WHERE run_id = r.id), 0) AS position,
                       r.finished_at IS NOT NULL AS finished, '{}'::jsonb AS payload
                FROM sync_run r JOIN provider_account a ON a.id = r.account_id WHERE r.id = $1
                """)
                .execute(Tuple.of(run))
                .map(rows -> rows.stream()
                        .findFirst()
                        .map(row -> new Snapshot(new SyncSnapshot(eventRow(row)), row.getBoolean("finished"))));
    }

    /**
     * Whether events behind this position were deleted since: neither it nor the run's first event is there any more. A run
     * whose first event is kept lacks none.
     */
    Uni<Boolean> expired(UUID run, long position) {
        return pool.preparedQuery("""
                SELECT NOT EXISTS (SELECT FROM sync_event WHERE run_id = $1 AND (position = $2 OR sequence = 1))
                    AND EXISTS (SELECT FROM sync_run WHERE id = $1 AND last_sequence > 0) AS expired
                """)
                .execute(Tuple.of(run, position))
                .map(rows -> rows.iterator().next().getBoolean("expired"));
    }

    /** Where a subscription begins. */
    record Snapshot(SyncSnapshot event, boolean finished) {}

    private static SyncEvent event(Row row) {
        return EventRow.toEvent(EventStore.Kind.valueOf(row.getString("kind")), eventRow(row));
    }

    private static EventRow eventRow(Row row) {
        return new EventRow(
                row.getLong("position"),
                row.getUUID("run_id"),
                Provider.valueOf(row.getString("provider")),
                row.getInteger("sequence"),
                row.getOffsetDateTime("occurred_at"),
                row.getJsonObject("payload"));
    }
}
