package org.rollcall.sandbox.constantcontact;

import io.smallrye.mutiny.Uni;
import io.vertx.core.json.JsonArray;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.RowSet;
import io.vertx.mutiny.sqlclient.SqlClient;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Activities, and the rows that imports have still to apply. */
@ApplicationScoped
class ActivityStore {

    /** The next activity to carry out, and for how long it has been in processing. */
    record Next(UUID id, Duration processed) {}

    Uni<Activity> create(SqlConnection db, Activity.Wish wish, OffsetDateTime now) {
        return db.preparedQuery("""
                        INSERT INTO sandbox.constant_contact_activity
                               (kind, input, state, items_total_count, error_count, list_count, created_at, updated_at)
                        VALUES ($1, $2, 'initialized', $3, $4, $5, $6, $6)
                        RETURNING *
                        """)
                .execute(Tuple.of(wish.kind().word(), wish.input(), wish.items(), wish.errors(), wish.lists(), now))
                .map(rows -> activities(rows).getFirst());
    }

    /** Keeps the rows of an import; each is {@code {email, profile, custom_fields, details}} with an address of its own. */
    Uni<Void> keepRows(SqlConnection db, UUID id, JsonArray rows) {
        return db.preparedQuery("""
                        INSERT INTO sandbox.constant_contact_import_row
                               (activity_id, n, email, profile, custom_fields, details)
                        SELECT $1, r.ordinality, r.email, r.profile, r.custom_fields, r.details
                          FROM ROWS FROM (jsonb_to_recordset($2) AS (email text, profile jsonb, custom_fields jsonb,
                                          details jsonb)) WITH ORDINALITY AS r
                        """).execute(Tuple.of(id, rows)).replaceWithVoid();
    }

    /** Activities of the last ten days, the newest first; those in the given state, if there is one. */
    Uni<List<Activity>> list(SqlConnection db, @Nullable String state, int limit, OffsetDateTime now) {
        return db.preparedQuery("""
                        SELECT *
                          FROM sandbox.constant_contact_activity
                         WHERE ($1::text IS NULL OR state = $1) AND created_at > $3::timestamptz - INTERVAL '10 days'
                         ORDER BY position DESC
                         LIMIT $2
                        """).execute(Tuple.of(state, limit, now)).map(ActivityStore::activities);
    }

    Uni<Optional<Activity>> find(SqlConnection db, UUID id) {
        return db.preparedQuery("SELECT * FROM sandbox.constant_contact_activity WHERE activity_id = $1")
                .execute(Tuple.of(id))
                .map(rows -> activities(rows).stream().findFirst());
    }

    /** Begins all that are waiting. */
    Uni<Void> begin(SqlClient db) {
        return db.query("""
                        UPDATE sandbox.constant_contact_activity
                           SET state = 'processing', begun = clock_timestamp(), started_at = sandbox.moved_now(),
                               updated_at = sandbox.moved_now()
                         WHERE state = 'initialized'
                        """).execute().replaceWithVoid();
    }

    /** The oldest activity that was begun and is not finished. */
    Uni<Optional<Next>> next(SqlClient db) {
        return db.query("""
                        SELECT activity_id,
                               (EXTRACT(EPOCH FROM clock_timestamp() - begun) * 1000)::bigint AS processed
                          FROM sandbox.constant_contact_activity
                         WHERE state = 'processing'
                         ORDER BY position
                         LIMIT 1
                        """)
                .execute()
                .map(rows -> rows.stream()
                        .findFirst()
                        .map(row -> new Next(row.getUUID("activity_id"), Duration.ofMillis(row.getLong("processed")))));
    }

    Uni<Void> complete(SqlConnection db, UUID id, Outcome outcome, OffsetDateTime now) {
        return db.preparedQuery("""
                        UPDATE sandbox.constant_contact_activity
                           SET state = 'completed', items_completed_count = $2, person_count = $3,
                               cannot_add_to_list_count = $4, completed_at = $5, updated_at = $5
                         WHERE activity_id = $1
                        """)
                .execute(Tuple.of(id, outcome.completed(), outcome.persons(), outcome.cannotAdd(), now))
                .chain(() -> forgetRows(db, id));
    }

    Uni<Void> fail(SqlConnection db, UUID id, String error) {
        return db.preparedQuery("""
                        UPDATE sandbox.constant_contact_activity
                           SET state = 'failed', activity_errors = $2, completed_at = sandbox.moved_now(),
                               updated_at = sandbox.moved_now()
                         WHERE activity_id = $1
                        """)
                .execute(Tuple.of(id, new JsonArray().add(error)))
                .chain(() -> forgetRows(db, id));
    }

    private static Uni<Void> forgetRows(SqlConnection db, UUID id) {
        return db.preparedQuery("DELETE FROM sandbox.constant_contact_import_row WHERE activity_id = $1")
                .execute(Tuple.of(id))
                .replaceWithVoid();
    }

    private static List<Activity> activities(RowSet<Row> rows) {
        return rows.stream().map(ActivityStore::activity).toList();
    }

    private static Activity activity(Row row) {
        return new Activity(
                row.getUUID("activity_id"),
                Activity.Kind.of(row.getString("kind")),
                row.getJsonObject("input"),
                row.getString("state"),
                row.getJsonArray("activity_errors"),
                new Activity.Counts(
                        row.getInteger("items_total_count"),
                        row.getInteger("items_completed_count"),
                        row.getInteger("person_count"),
                        row.getInteger("error_count"),
                        row.getInteger("cannot_add_to_list_count"),
                        row.getInteger("list_count")),
                row.getOffsetDateTime("created_at"),
                row.getOffsetDateTime("updated_at"),
                row.getOffsetDateTime("started_at"),
                row.getOffsetDateTime("completed_at"));
    }
}
