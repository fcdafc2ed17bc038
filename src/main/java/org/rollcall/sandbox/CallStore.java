package org.rollcall.sandbox;

import io.smallrye.mutiny.Uni;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.RowSet;
import io.vertx.mutiny.sqlclient.SqlClient;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** The call log, and what the calls violated. */
@ApplicationScoped
public class CallStore {

    /** Writes a call down with its violations. */
    Uni<Void> record(
            SqlClient db, String provider, Request request, int status, int rows, long millis, List<Violation> broken) {
        return db.preparedQuery("""
                        INSERT INTO sandbox.call (provider, method, path, status, rows, millis, at)
                        VALUES ($1, $2, $3, $4, $5, $6::integer, clock_timestamp() - $6::integer * INTERVAL '1 millisecond')
                        RETURNING n
                        """)
                .execute(Tuple.of(provider, request.method(), request.path(), status, rows, (int) millis))
                .chain(inserted -> recordViolations(
                        db, provider, inserted.iterator().next().getLong("n"), broken));
    }

    /** Writes down what came to light after its call, when that was carried out in the background. */
    public Uni<Void> recordViolations(SqlClient db, String provider, List<Violation> broken) {
        return recordViolations(db, provider, null, broken);
    }

    private Uni<Void> recordViolations(SqlClient db, String provider, @Nullable Long call, List<Violation> broken) {
        if (broken.isEmpty()) {
            return Uni.createFrom().voidItem();
        }
        JsonArray rows = new JsonArray();
        broken.forEach(violation -> rows.add(new JsonObject()
                .put("kind", violation.kind().word())
                .put("email", violation.email())
                .put("detail", violation.detail())));
        return db.preparedQuery("""
                        INSERT INTO sandbox.violation (provider, kind, email, call, detail)
                        SELECT $1, kind, email, $2, detail
                          FROM jsonb_to_recordset($3) AS r(kind text, email text, detail text)
                        """).execute(Tuple.of(provider, call, rows)).replaceWithVoid();
    }

    Uni<JsonArray> calls(SqlClient db, @Nullable String provider) {
        return db.preparedQuery("""
                        SELECT n, provider, method, path, status, rows, at, millis
                          FROM sandbox.call
                         WHERE provider = $1 OR $1 IS NULL
                         ORDER BY n
                        """).execute(Tuple.of(provider)).map(rows -> array(rows, CallStore::call));
    }

    Uni<Void> clearCalls(SqlClient db, @Nullable String provider) {
        return db.preparedQuery("""
                        DELETE FROM sandbox.call WHERE provider = $1 OR $1 IS NULL
                        """).execute(Tuple.of(provider)).replaceWithVoid();
    }

    Uni<JsonArray> violations(SqlClient db, @Nullable String provider) {
        return db.preparedQuery("""
                        SELECT provider, kind, email, call, detail
                          FROM sandbox.violation
                         WHERE provider = $1 OR $1 IS NULL
                         ORDER BY id
                        """).execute(Tuple.of(provider)).map(rows -> array(rows, CallStore::violation));
    }

    /** Forgets all calls and violations, and counts from 1 again. */
    Uni<Void> clear(SqlClient db) {
        return db.query("TRUNCATE sandbox.call, sandbox.violation RESTART IDENTITY")
                .execute()
                .replaceWithVoid();
    }

    private static JsonArray array(RowSet<Row> rows, Function<Row, JsonObject> toJson) {
        JsonArray array = new JsonArray();
        rows.forEach(row -> array.add(toJson.apply(row)));
        return array;
    }

    private static JsonObject call(Row row) {
        return new JsonObject()
                .put("n", row.getLong("n"))
                .put("provider", row.getString("provider"))
                .put("method", row.getString("method"))
                .put("path", row.getString("path"))
                .put("status", row.getInteger("status"))
                .put("rows", row.getInteger("rows"))
                .put("at", row.getOffsetDateTime("at").toInstant().toString())
                .put("millis", row.getInteger("millis"));
    }

    private static JsonObject violation(Row row) {
        return new JsonObject()
                .put("provider", row.getString("provider"))
                .put("kind", row.getString("kind"))
                .put("email", row.getString("email"))
                .put("call", row.getLong("call"))
                .put("detail", row.getString("detail"));
    }
}
