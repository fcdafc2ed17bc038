package org.rollcall.sandbox.constantcontact;

import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.RowSet;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Optional;

/** The account's own fields. */
@ApplicationScoped
class CustomFieldStore {

    Uni<List<CustomField>> all(SqlConnection db) {
        return db.query("SELECT * FROM sandbox.constant_contact_custom_field ORDER BY position")
                .execute()
                .map(CustomFieldStore::fields);
    }

    /** Adds a field, unless another one has its label or its name. */
    Uni<Optional<CustomField>> create(SqlConnection db, String label, String name, String type, OffsetDateTime now) {
        return db.preparedQuery("""
                        INSERT INTO sandbox.constant_contact_custom_field (label, name, type, created_at, updated_at)
                        VALUES ($1, $2, $3, $4, $4)
                        ON CONFLICT DO NOTHING
                        RETURNING *
                        """)
                .execute(Tuple.of(label, name, type, now))
                .map(rows -> fields(rows).stream().findFirst());
    }

    private static List<CustomField> fields(RowSet<Row> rows) {
        return rows.stream()
                .map(row -> new CustomField(
                        row.getUUID("custom_field_id"),
                        row.getLong("position"),
                        row.getString("label"),
                        row.getString("name"),
                        row.getString("type"),
                        row.getOffsetDateTime("created_at"),
                        row.getOffsetDateTime("updated_at")))
                .toList();
    }
}
