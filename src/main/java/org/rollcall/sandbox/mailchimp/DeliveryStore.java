package org.rollcall.sandbox.mailchimp;

import io.smallrye.mutiny.Uni;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.SqlClient;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

/** What webhooks are to be told, and were told. */
@ApplicationScoped
class DeliveryStore {

    /** Tried so often in all; each time after twice as long, beginning with a second. */
    private static final int ATTEMPTS = 5;

    /** What is posted next. */
    record Delivery(long n, String url, String signingSecret, String body) {}

    /** Whether any webhook wants to hear of what these make. */
    Uni<Boolean> isHeard(SqlClient db, String listId, Writer writer) {
        return db.preparedQuery("""
                        SELECT EXISTS (
                            SELECT FROM sandbox.mailchimp_webhook
                             WHERE list_id = $1
                               AND CASE WHEN $2 THEN (sources ->> 'api')::boolean
                                        ELSE (sources ->> 'user')::boolean OR (sources ->> 'admin')::boolean END) AS heard
                        """)
                .execute(Tuple.of(listId, writer == Writer.API))
                .map(rows -> rows.iterator().next().getBoolean("heard"));
    }

    /** Puts in line what webhooks of the audience want to hear, in the transaction of what it is about. */
    Uni<Void> tell(SqlClient db, String listId, Writer writer, Supplier<List<Notice>> notices) {
        return isHeard(db, listId, writer)
                .flatMap(heard -> heard
                        ? put(db, listId, notices.get())
                        : Uni.createFrom().voidItem());
    }

    private static Uni<Void> put(SqlClient db, String listId, List<Notice> notices) {
        JsonArray told = new JsonArray();
        notices.forEach(notice -> told.add(new JsonObject()
                .put("type", notice.type())
                .put("source", notice.source())
                .put("body", notice.body())));
        return db.preparedQuery("""
                        INSERT INTO sandbox.mailchimp_delivery (webhook_id, url, signing_secret, type, body)
                        SELECT h.id, h.url, h.signing_secret, t.type, t.body
                          FROM ROWS FROM (jsonb_to_recordset($2) AS (type text, source text, body text))
                               WITH ORDINALITY AS t
                          JOIN sandbox.mailchimp_webhook h
                            ON h.list_id = $1 AND (h.events ->> t.type)::boolean AND (h.sources ->> t.source)::boolean
                         ORDER BY t.ordinality, h.id
                        """).execute(Tuple.of(listId, told)).replaceWithVoid();
    }

    Uni<Optional<Delivery>> next(SqlClient db) {
        return db.query("""
                        SELECT n, url, signing_secret, body FROM sandbox.mailchimp_delivery
                         WHERE state = 'waiting' AND next_attempt_at <= clock_timestamp()
                         ORDER BY n LIMIT 1
                        """).execute().map(rows -> rows.stream().findFirst().map(DeliveryStore::delivery));
    }

    /** In how long the next one is due; empty when none waits. */
    Uni<Optional<Duration>> due(SqlClient db) {
        return db.query("""
                        SELECT greatest(1, extract(epoch FROM min(next_attempt_at) - clock_timestamp()) * 1000)::int AS millis
                          FROM sandbox.mailchimp_delivery WHERE state = 'waiting' HAVING count(*) > 0
                        """)
                .execute()
                .map(rows -> rows.stream().findFirst().map(row -> Duration.ofMillis(row.getInteger("millis"))));
    }

    /** Writes down the answer, 0 when there was none; anything but a success is tried again, though not for ever. */
    Uni<Void> answered(SqlClient db, long n, int status) {
        return db.preparedQuery("""
                        UPDATE sandbox.mailchimp_delivery
                           SET status = $2, attempts = attempts + 1,
                               state = CASE WHEN $2 BETWEEN 200 AND 299 THEN 'delivered'
                                            WHEN attempts + 1 >= $3 THEN 'given-up' ELSE state END,
                               next_attempt_at = clock_timestamp() + (2 ^ attempts) * INTERVAL '1 second'
                         WHERE n = $1
                        """).execute(Tuple.of(n, status, ATTEMPTS)).replaceWithVoid();
    }

    /** Nobody is to be told by this webhook any more. */
    Uni<Void> giveUp(SqlClient db, String webhook) {
        return db.preparedQuery("""
                        UPDATE sandbox.mailchimp_delivery SET state = 'given-up' WHERE webhook_id = $1 AND state = 'waiting'
                        """).execute(Tuple.of(webhook)).replaceWithVoid();
    }

    /** Puts a delivery in line once more; false when there is none of this number. */
    Uni<Boolean> repeat(SqlClient db, long n) {
        return db.preparedQuery("""
                        INSERT INTO sandbox.mailchimp_delivery (webhook_id, url, signing_secret, type, body)
                        SELECT webhook_id, url, signing_secret, type, body FROM sandbox.mailchimp_delivery WHERE n = $1
                        """).execute(Tuple.of(n)).map(inserted -> inserted.rowCount() == 1);
    }

    /** All deliveries in the form of the control; the last part of a URL is kept to itself, since it may be a secret. */
    Uni<JsonArray> report(SqlClient db) {
        return db.query("""
                        SELECT n, regexp_replace(url, '[^/]*$', '…') AS url, type, state, status, attempts
                          FROM sandbox.mailchimp_delivery ORDER BY n
                        """).execute().map(rows -> {
            JsonArray all = new JsonArray();
            rows.forEach(row -> all.add(row.toJson()));
            return all;
        });
    }

    private static Delivery delivery(Row row) {
        return new Delivery(
                row.getLong("n"), row.getString("url"), row.getString("signing_secret"), row.getString("body"));
    }
}
