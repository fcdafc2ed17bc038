package org.rollcall.sandbox.constantcontact;

import io.smallrye.mutiny.Uni;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.SqlConnection;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Optional;

/** All contacts at once, in the form of the control. */
@ApplicationScoped
class ContactReport {

    private static final List<String> FIELDS = List.of("first_name", "last_name", "company_name");

    private final CustomFieldStore fields;

    ContactReport(CustomFieldStore fields) {
        this.fields = fields;
    }

    Uni<JsonArray> contacts(SqlConnection db) {
        return fields.all(db).chain(own -> rows(db, own));
    }

    private static Uni<JsonArray> rows(SqlConnection db, List<CustomField> own) {
        return db.query("""
                        SELECT c.email, c.contact_id, c.profile, c.custom_fields, c.writes, c.last_writer,
                               CASE WHEN c.deleted_at IS NULL THEN c.permission ELSE 'deleted' END AS status,
                               COALESCE(n.names, '[]') AS lists
                          FROM sandbox.constant_contact_contact c
                          LEFT JOIN (SELECT m.contact_id, jsonb_agg(l.name ORDER BY l.name) AS names
                                       FROM sandbox.constant_contact_membership m
                                       JOIN sandbox.constant_contact_list l USING (list_id)
                                      GROUP BY m.contact_id) n USING (contact_id)
                         ORDER BY c.position
                        """).execute().map(rows -> {
            JsonArray array = new JsonArray();
            rows.forEach(row -> array.add(json(own, row)));
            return array;
        });
    }

    private static JsonObject json(List<CustomField> own, Row row) {
        JsonObject values = new JsonObject();
        JsonObject profile = row.getJsonObject("profile");
        FIELDS.forEach(name -> values.put(name, profile.getString(name, "")));
        own.forEach(field -> values.put(
                field.label(),
                Optional.ofNullable(row.getJsonObject("custom_fields")
                                .getString(field.id().toString()))
                        .orElse("")));
        return new JsonObject()
                .put("email", row.getString("email"))
                .put("contactId", row.getUUID("contact_id").toString())
                .put("status", row.getString("status"))
                .put("fields", values)
                .put("lists", row.getJsonArray("lists"))
                .put("created", 1)
                .put("writes", row.getInteger("writes"))
                .put("lastWriter", row.getString("last_writer"));
    }
}
