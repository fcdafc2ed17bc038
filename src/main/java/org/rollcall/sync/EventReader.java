package org.rollcall.sync;

import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.RowSet;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.rollcall.graphql.Keyset;
import org.rollcall.graphql.OrderDirection;
import org.rollcall.graphql.Page;
import org.rollcall.graphql.Page.Slice;
import org.rollcall.provider.Provider;

/** Reads the log of events. */
@ApplicationScoped
class EventReader {

    private static final String EVENT = """
            SELECT e.position, e.run_id, e.group_id, a.provider, e.sequence, e.occurred_at, e.kind, e.payload
            FROM sync_event e
            JOIN sync_run r ON r.id = e.run_id
            JOIN provider_account a ON a.id = r.account_id
            """;

    private static final List<Keyset.Column> POSITION = List.of(new Keyset.Column("e.position", "bigint"));
    private static final Keyset OLDEST_FIRST = new Keyset(POSITION, OrderDirection.ASC);
    private static final Keyset NEWEST_FIRST = new Keyset(POSITION, OrderDirection.DESC);

    private final Pool pool;

    EventReader(Pool pool) {
        this.pool = pool;
    }

    /** The wanted events behind a position, oldest first. */
    Uni<Stretch> read(EventFilter filter, long after, int limit) {
        return pool.preparedQuery("""
                SELECT h.position AS horizon, (SELECT max(position) FROM sync_event) AS newest, e.*
                FROM sync_event_horizon h
                LEFT JOIN (%s WHERE e.position > $5 AND %s ORDER BY e.position LIMIT $6) e ON true
                ORDER BY e.position
                """.formatted(EVENT, filter.condition()))
                .execute(filter.values().addValue(after).addValue(limit))
                .map(rows -> stretch(rows, after, limit));
    }

    private static Stretch stretch(RowSet<Row> rows, long after, int limit) {
        Row first = rows.iterator().next();
        List<SyncEvent> events = rows.stream()
                .filter(row -> row.getLong("position") != null)
                .map(EventReader::event)
                .toList();
        Long newest = first.getLong("newest");
        boolean complete = events.size() < limit;
        long through = complete
                ? Math.max(after, newest == null ? after : newest)
                : events.get(events.size() - 1).row().position();
        return new Stretch(after, through, first.getLong("horizon"), complete, events);
    }

    /** A page of the log, oldest first. */
    Uni<Slice<SyncEvent>> page(EventFilter filter, Page page) {
        Tuple values = filter.values().addValue(page.limit());
        return pool.preparedQuery(EVENT + "WHERE " + filter.condition() + " AND "
                        + OLDEST_FIRST.condition(page, EventFilter.VALUES + 2)
                        + " ORDER BY " + OLDEST_FIRST.orderBy(page) + " LIMIT $" + (EventFilter.VALUES + 1))
                .execute(withPosition(values, page))
                .map(rows -> page.slice(events(rows), EventReader::key))
                .map(slice -> slice.map(event -> filter.show(event).orElse(event)));
    }

    /** A page of what happened to a record, newest first: of each event only what is about it. */
    Uni<Slice<SyncEvent>> ofRecord(UUID record, Page page) {
        return pool.preparedQuery("""
                WITH own AS MATERIALIZED (
                    SELECT position FROM sync_event WHERE kind = 'RECORDS_CHANGED' AND records @> ARRAY[$1::uuid])
                %s WHERE e.position IN (SELECT position FROM own) AND %s ORDER BY %s LIMIT $2
                """.formatted(EVENT, NEWEST_FIRST.condition(page, 3), NEWEST_FIRST.orderBy(page)))
                .execute(withPosition(Tuple.of(record, page.limit()), page))
                .map(rows -> page.slice(events(rows), EventReader::key))
                .map(slice -> slice.map(event -> new SyncRecordsChanged(event.row()
                        .withChanges(change -> change.getString("record").equals(record.toString())))));
    }

    /** The run as it is now, and the position up to which that covers its events; empty when there is no such run. */
    Uni<Optional<Snapshot>> snapshot(UUID run) {
        return pool.preparedQuery("""
                SELECT r.id AS run_id, r.group_id, a.provider, r.last_sequence AS sequence, now() AS occurred_at,
                       greatest((SELECT max(position) FROM sync_event),
                                (SELECT position FROM sync_event_horizon)) AS position,
                       coalesce((SELECT max(position) FROM sync_event WHERE run_id = r.id), 0) AS last_position,
                       r.finished_at IS NOT NULL AS finished, '{}'::jsonb AS payload
                FROM sync_run r JOIN provider_account a ON a.id = r.account_id WHERE r.id = $1
                """)
                .execute(Tuple.of(run))
                .map(rows -> rows.stream()
                        .findFirst()
                        .map(row -> new Snapshot(
                                new SyncSnapshot(eventRow(row)),
                                row.getBoolean("finished"),
                                row.getLong("last_position"))));
    }

    /**
     * Where a subscription to a run begins.
     *
     * @param lastPosition of the run's latest event; 0 when it has none
     */
    record Snapshot(SyncSnapshot event, boolean finished, long lastPosition) {}

    /** The position of the latest event of all. */
    Uni<Long> newest() {
        return pool.query("""
                SELECT greatest((SELECT max(position) FROM sync_event), (SELECT position FROM sync_event_horizon)) AS newest
                """)
                .execute()
                .map(rows -> Objects.requireNonNull(rows.iterator().next().getLong("newest")));
    }

    /**
     * Whether events behind this position may have been deleted for their age: it is not kept itself, or was never given. A run
     * whose first event is kept lacks none.
     *
     * @param run whose events are asked for; null for all
     */
    Uni<Boolean> expired(@Nullable UUID run, long position) {
        return pool.preparedQuery("""
                SELECT $2 > coalesce(pg_sequence_last_value('sync_event_position_seq'), 0)
                    OR h.position > 0 AND $2 <= h.position AND ($1::uuid IS NULL
                        OR EXISTS (SELECT FROM sync_run WHERE id = $1 AND last_sequence > 0)
                           AND NOT EXISTS (SELECT FROM sync_event WHERE run_id = $1 AND sequence = 1)) AS expired
                FROM sync_event_horizon h
                """)
                .execute(Tuple.of(run, position))
                .map(rows -> rows.iterator().next().getBoolean("expired"));
    }

    private static List<String> key(SyncEvent event) {
        return event.row().key();
    }

    private static Tuple withPosition(Tuple values, Page page) {
        if (page.position() != null) {
            page.position().forEach(values::addValue);
        }
        return values;
    }

    private static List<SyncEvent> events(RowSet<Row> rows) {
        return rows.stream().map(EventReader::event).toList();
    }

    private static SyncEvent event(Row row) {
        return EventRow.toEvent(EventStore.Kind.valueOf(row.getString("kind")), eventRow(row));
    }

    private static EventRow eventRow(Row row) {
        return new EventRow(
                row.getLong("position"),
                row.getUUID("run_id"),
                row.getUUID("group_id"),
                Provider.valueOf(row.getString("provider")),
                row.getInteger("sequence"),
                row.getOffsetDateTime("occurred_at"),
                row.getJsonObject("payload"));
    }
}
