package org.rollcall.sandbox.mailchimp;

import io.smallrye.mutiny.Uni;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.SqlConnection;
import jakarta.enterprise.context.ApplicationScoped;

/** All contacts at once, in the form of the control. */
@ApplicationScoped
class ContactReport {

    private final AudienceStore audiences;

    ContactReport(AudienceStore audiences) {
        this.audiences = audiences;
    }

    Uni<JsonArray> contacts(SqlConnection db) {
        return audiences.all(db).chain(all -> rows(db, all.getFirst()));
    }

    private static Uni<JsonArray> rows(SqlConnection db, Audience audience) {
        return db.query("""
                        SELECT c.email, c.contact_id, c.status, c.merge_fields, c.created, c.writes, c.last_writer,
                               COALESCE(t.names, '[]') AS lists
                          FROM sandbox.mailchimp_contact c
                          LEFT JOIN (SELECT m.web_id, jsonb_agg(s.name ORDER BY s.name) AS names
                                       FROM sandbox.mailchimp_segment_member m
                                       JOIN sandbox.mailchimp_segment s ON s.id = m.segment_id
                                      GROUP BY m.web_id) t ON t.web_id = c.web_id
                         ORDER BY c.web_id
                        """).execute().map(rows -> {
            JsonArray array = new JsonArray();
            rows.forEach(row -> array.add(json(audience, row)));
            return array;
        });
    }

    private static JsonObject json(Audience audience, Row row) {
        return new JsonObject()
                .put("email", row.getString("email"))
                .put("contactId", row.getString("contact_id"))
                .put("status", row.getString("status"))
                .put("fields", MemberView.allFields(audience, row.getJsonObject("merge_fields")))
                .put("lists", row.getJsonArray("lists"))
                .put("created", row.getInteger("created"))
                .put("writes", row.getInteger("writes"))
                .put("lastWriter", row.getString("last_writer"));
    }
}
