package org.rollcall.sandbox.mailchimp;

import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.RowSet;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The account, its audiences and their merge fields. */
@ApplicationScoped
class AudienceStore {

    /** The account there is. */
    record Account(String apiKey, String name) {}

    /** How many contacts an audience has in the states that the API counts. */
    record Counts(long subscribed, long unsubscribed, long cleaned, long total) {}

    Uni<Account> account(SqlConnection db) {
        return db.query("SELECT api_key, name FROM sandbox.mailchimp_account")
                .execute()
                .map(AudienceStore::onlyAccount);
    }

    /** As {@link #account}, and makes other writers wait: a write reads, decides and writes with nobody in between. */
    Uni<Account> lockAccount(SqlConnection db) {
        return db.query("SELECT api_key, name FROM sandbox.mailchimp_account FOR UPDATE")
                .execute()
                .map(AudienceStore::onlyAccount);
    }

    Uni<List<Audience>> all(SqlConnection db) {
        return db.query("SELECT id FROM sandbox.mailchimp_audience ORDER BY id")
                .execute()
                .map(rows -> rows.stream().map(row -> row.getString("id")).toList())
                .chain(ids -> Uni.join()
                        .all(ids.stream().map(id -> find(db, id)).toList())
                        .usingConcurrencyOf(1)
                        .andFailFast())
                .map(found -> found.stream().flatMap(Optional::stream).toList());
    }

    Uni<Optional<Audience>> find(SqlConnection db, String id) {
        return db.preparedQuery("""
                        SELECT a.id, a.web_id, a.name AS audience_name, a.created_at,
                               f.merge_id, f.tag, f.name, f.type, f.required
                          FROM sandbox.mailchimp_audience a
                          LEFT JOIN sandbox.mailchimp_merge_field f ON f.list_id = a.id
                         WHERE a.id = $1
                         ORDER BY f.merge_id
                        """)
                .execute(Tuple.of(id))
                .map(rows -> audience(rows.stream().toList()));
    }

    Uni<Counts> counts(SqlConnection db, String id) {
        return db.preparedQuery("""
                        SELECT COUNT(*) FILTER (WHERE status = 'subscribed') AS subscribed,
                               COUNT(*) FILTER (WHERE status = 'unsubscribed') AS unsubscribed,
                               COUNT(*) FILTER (WHERE status = 'cleaned') AS cleaned,
                               COUNT(*) FILTER (WHERE status <> 'archived') AS total
                          FROM sandbox.mailchimp_contact
                         WHERE list_id = $1
                        """)
                .execute(Tuple.of(id))
                .map(rows -> counts(rows.iterator().next()));
    }

    Uni<MergeField> addField(
            SqlConnection db, String listId, @Nullable String tag, String name, String type, boolean required) {
        return db.preparedQuery("""
                        INSERT INTO sandbox.mailchimp_merge_field (list_id, merge_id, tag, name, type, required)
                        SELECT $1, next, COALESCE($2, 'MMERGE' || next), $3, $4, $5
                          FROM (SELECT COALESCE(MAX(merge_id), 0) + 1 AS next
                                  FROM sandbox.mailchimp_merge_field
                                 WHERE list_id = $1) AS numbering
                        RETURNING merge_id, tag, name, type, required
                        """)
                .execute(Tuple.of(listId, tag, name, type, required))
                .map(rows -> field(rows.iterator().next()));
    }

    private static Account onlyAccount(RowSet<Row> rows) {
        Row row = rows.iterator().next();
        return new Account(row.getString("api_key"), row.getString("name"));
    }

    private static Counts counts(Row row) {
        return new Counts(
                row.getLong("subscribed"), row.getLong("unsubscribed"), row.getLong("cleaned"), row.getLong("total"));
    }

    private static Optional<Audience> audience(List<Row> rows) {
        return rows.stream()
                .findFirst()
                .map(row -> new Audience(
                        row.getString("id"),
                        row.getLong("web_id"),
                        row.getString("audience_name"),
                        row.getOffsetDateTime("created_at"),
                        rows.stream()
                                .filter(each -> each.getInteger("merge_id") != null)
                                .map(AudienceStore::field)
                                .toList()));
    }

    private static MergeField field(Row row) {
        return new MergeField(
                row.getInteger("merge_id"),
                row.getString("tag"),
                row.getString("name"),
                row.getString("type"),
                row.getBoolean("required"));
    }
}
