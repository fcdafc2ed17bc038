package org.rollcall.sandbox.mailchimp;

import io.smallrye.mutiny.Uni;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.RowSet;
import io.vertx.mutiny.sqlclient.SqlClient;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Batches and their operations. */
@ApplicationScoped
class BatchStore {

    /** Writes a batch down; the operations are {@code {method, path, params, body, operation_id}}. */
    Uni<String> create(SqlConnection db, JsonArray operations) {
        return db.preparedQuery("""
                        WITH batch AS (INSERT INTO sandbox.mailchimp_batch DEFAULT VALUES RETURNING id),
                             listed AS (
                            INSERT INTO sandbox.mailchimp_operation
                                   (batch_id, position, method, path, params, body, operation_id)
                            SELECT batch.id, o.ordinality, o.method, o.path, COALESCE(o.params, '{}'),
                                   COALESCE(o.body, ''), COALESCE(o.operation_id, '')
                              FROM batch,
                                   ROWS FROM (jsonb_to_recordset($1) AS (method text, path text, params jsonb, body text,
                                              operation_id text)) WITH ORDINALITY AS o)
                        SELECT id FROM batch
                        """)
                .execute(Tuple.of(operations))
                .map(rows -> rows.iterator().next().getString("id"));
    }

    /** Batches in the order in which they came; all, or the one with the given id. */
    Uni<List<Batch>> list(SqlConnection db, @Nullable String id, Page page) {
        return db.preparedQuery("""
                        SELECT b.id, b.submitted_at, b.completed_at, COUNT(o.position)::integer AS total,
                               COUNT(o.status_code)::integer AS finished,
                               (COUNT(*) FILTER (WHERE o.status_code >= 400))::integer AS errored
                          FROM sandbox.mailchimp_batch b
                          LEFT JOIN sandbox.mailchimp_operation o ON o.batch_id = b.id
                         WHERE b.id = $1 OR $1 IS NULL
                         GROUP BY b.id
                         ORDER BY b.position
                         LIMIT $2 OFFSET $3
                        """)
                .execute(Tuple.of(id, page.count(), page.offset()))
                .map(rows -> rows.stream().map(BatchStore::batch).toList());
    }

    Uni<Long> count(SqlConnection db) {
        return db.query("SELECT COUNT(*) AS total FROM sandbox.mailchimp_batch")
                .execute()
                .map(rows -> rows.iterator().next().getLong("total"));
    }

    Uni<Boolean> delete(SqlConnection db, String id) {
        return db.preparedQuery("DELETE FROM sandbox.mailchimp_batch WHERE id = $1")
                .execute(Tuple.of(id))
                .map(deleted -> deleted.rowCount() == 1);
    }

    /** The next operation to execute: one batch after the other. */
    Uni<Optional<Operation>> next(SqlClient db) {
        return db.query("""
                        SELECT o.batch_id, o.position, o.method, o.path, o.params, o.body, o.operation_id
                          FROM sandbox.mailchimp_batch b
                          JOIN sandbox.mailchimp_operation o ON o.batch_id = b.id
                         WHERE b.completed_at IS NULL AND o.status_code IS NULL
                         ORDER BY b.position, o.position
                         LIMIT 1
                        """).execute().map(rows -> rows.stream().findFirst().map(BatchStore::operation));
    }

    /** Keeps an operation's outcome; the last one completes its batch. */
    Uni<Void> finish(SqlConnection db, Operation operation, int status, String response) {
        return db.preparedQuery("""
                        UPDATE sandbox.mailchimp_operation
                           SET status_code = $3, response = $4
                         WHERE batch_id = $1 AND position = $2
                        """)
                .execute(Tuple.of(operation.batchId(), operation.position(), status, response))
                .chain(() -> complete(db, operation.batchId()));
    }

    private static Uni<Void> complete(SqlConnection db, String id) {
        return db.preparedQuery("""
                        UPDATE sandbox.mailchimp_batch
                           SET completed_at = clock_timestamp()
                         WHERE id = $1
                           AND NOT EXISTS (SELECT FROM sandbox.mailchimp_operation
                                            WHERE batch_id = $1 AND status_code IS NULL)
                        """).execute(Tuple.of(id)).replaceWithVoid();
    }

    /** What came of each operation, in the form of the result file. */
    Uni<JsonArray> results(SqlConnection db, String id) {
        return db.preparedQuery("""
                        SELECT status_code, operation_id, response
                          FROM sandbox.mailchimp_operation
                         WHERE batch_id = $1 AND status_code IS NOT NULL
                         ORDER BY position
                        """).execute(Tuple.of(id)).map(BatchStore::results);
    }

    private static JsonArray results(RowSet<Row> rows) {
        JsonArray array = new JsonArray();
        rows.forEach(row -> array.add(new JsonObject()
                .put("status_code", row.getInteger("status_code"))
                .put("operation_id", row.getString("operation_id"))
                .put("response", row.getString("response"))));
        return array;
    }

    private static Batch batch(Row row) {
        return new Batch(
                row.getString("id"),
                row.getInteger("total"),
                row.getInteger("finished"),
                row.getInteger("errored"),
                row.getOffsetDateTime("submitted_at"),
                row.getOffsetDateTime("completed_at"));
    }

    private static Operation operation(Row row) {
        return new Operation(
                row.getString("batch_id"),
                row.getInteger("position"),
                row.getString("method"),
                row.getString("path"),
                row.getJsonObject("params"),
                row.getString("body"),
                row.getString("operation_id"));
    }
}
