package org.rollcall.sandbox.mailchimp;

import io.smallrye.mutiny.Uni;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.RowSet;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Contacts of an audience, found and written in sets. */
@ApplicationScoped
class ContactStore {

    private final DeliveryStore deliveries;

    ContactStore(DeliveryStore deliveries) {
        this.deliveries = deliveries;
    }

    /** Finds a contact by the hash of its address, by the address itself, or by its contact id. */
    Uni<Optional<Contact>> find(SqlConnection db, String listId, String key) {
        String hash = key.contains("@") ? Address.hash(key) : key;
        return db.preparedQuery("""
                        SELECT * FROM sandbox.mailchimp_contact WHERE list_id = $1 AND (hash = $2 OR contact_id = $2)
                        """)
                .execute(Tuple.of(listId, hash))
                .map(rows -> contacts(rows).stream().findFirst());
    }

    Uni<List<Contact>> byAddresses(SqlConnection db, String listId, Collection<String> addresses) {
        return db.preparedQuery("""
                        SELECT * FROM sandbox.mailchimp_contact WHERE list_id = $1 AND address = ANY ($2)
                        """)
                .execute(Tuple.of(listId, addresses.toArray(String[]::new)))
                .map(ContactStore::contacts);
    }

    Uni<List<Contact>> byWebIds(SqlConnection db, Collection<Long> webIds) {
        return db.preparedQuery("""
                        SELECT * FROM sandbox.mailchimp_contact WHERE web_id = ANY ($1) ORDER BY web_id
                        """)
                .execute(Tuple.of(webIds.toArray(Long[]::new)))
                .map(ContactStore::contacts);
    }

    /** Those of the addresses that were permanently deleted. */
    Uni<Set<String>> forgotten(SqlConnection db, String listId, Collection<String> addresses) {
        return db.preparedQuery("""
                        SELECT address FROM sandbox.mailchimp_forgotten WHERE list_id = $1 AND address = ANY ($2)
                        """)
                .execute(Tuple.of(listId, addresses.toArray(String[]::new)))
                .map(rows -> rows.stream().map(row -> row.getString("address")).collect(Collectors.toSet()));
    }

    Uni<List<Contact>> create(SqlConnection db, String listId, List<Contact> contacts, Writer writer) {
        if (contacts.isEmpty()) {
            return Uni.createFrom().item(List.of());
        }
        return db.preparedQuery("""
                        WITH remembered AS (
                            DELETE FROM sandbox.mailchimp_forgotten
                             WHERE list_id = $1 AND address IN (SELECT r ->> 'address' FROM jsonb_array_elements($2) AS r)
                            RETURNING address, created)
                        INSERT INTO sandbox.mailchimp_contact
                               (list_id, email, address, status, status_by, merge_fields, profile, timestamp_opt,
                                last_changed, created, writes, last_writer)
                        SELECT $1, r.email, r.address, r.status, r.status_by, r.merge_fields, r.profile,
                               CASE WHEN r.status = 'subscribed' THEN date_trunc('second', clock_timestamp()) END,
                               date_trunc('second', clock_timestamp()), COALESCE(remembered.created, 0) + 1,
                               ($3 = 'api')::integer, $3
                          FROM ROWS FROM (jsonb_to_recordset($2) AS (email text, address text, status text,
                                          status_by text, merge_fields jsonb, profile jsonb))
                               WITH ORDINALITY AS r
                          LEFT JOIN remembered ON remembered.address = r.address
                         ORDER BY r.ordinality
                        RETURNING *
                        """)
                .execute(Tuple.of(listId, json(contacts), writer.word()))
                .map(ContactStore::contacts)
                .call(created -> deliveries.tell(
                        db,
                        listId,
                        writer,
                        () -> created.stream()
                                .flatMap(contact -> Notice.ofNew(listId, contact, writer).stream())
                                .toList()));
    }

    Uni<List<Contact>> change(SqlConnection db, List<Contact> contacts, Writer writer) {
        if (contacts.isEmpty()) {
            return Uni.createFrom().item(List.of());
        }
        return db.preparedQuery("""
                        UPDATE sandbox.mailchimp_contact c
                           SET email = r.email,
                               address = r.address,
                               unique_email_id = CASE WHEN c.address = r.address THEN c.unique_email_id
                                                      ELSE left(md5(gen_random_uuid()::text), 10) END,
                               status = r.status,
                               status_by = r.status_by,
                               former_status = r.former,
                               unsubscribe_reason = r.reason,
                               merge_fields = r.merge_fields,
                               profile = r.profile,
                               timestamp_opt = CASE WHEN r.status = 'subscribed' AND c.status <> 'subscribed'
                                                    THEN date_trunc('second', clock_timestamp())
                                                    ELSE c.timestamp_opt END,
                               last_changed = CASE WHEN (c.email, c.status, c.merge_fields, c.profile)
                                                        IS DISTINCT FROM (r.email, r.status, r.merge_fields, r.profile)
                                                   THEN date_trunc('second', clock_timestamp())
                                                   ELSE c.last_changed END,
                               writes = c.writes + ($2 = 'api')::integer,
                               last_writer = $2
                          FROM jsonb_to_recordset($1)
                               AS r(web_id bigint, email text, address text, status text, status_by text, former text,
                                    reason text, merge_fields jsonb, profile jsonb)
                         WHERE c.web_id = r.web_id
                        RETURNING NEW.*, OLD.email AS old_email, OLD.status AS old_status,
                                  OLD.merge_fields AS old_merge_fields
                        """)
                .execute(Tuple.of(json(contacts), writer.word()))
                .call(rows -> tell(db, rows, writer))
                .map(ContactStore::contacts);
    }

    private Uni<Void> tell(SqlConnection db, RowSet<Row> changed, Writer writer) {
        return changed.size() == 0
                ? Uni.createFrom().voidItem()
                : deliveries.tell(
                        db,
                        changed.iterator().next().getString("list_id"),
                        writer,
                        () -> changed.stream()
                                .flatMap(row ->
                                        Notice.ofChange(row.getString("list_id"), former(row), contact(row), writer)
                                                .stream())
                                .toList());
    }

    private static Notice.Former former(Row row) {
        return new Notice.Former(
                row.getString("old_email"), status(row.getString("old_status")), row.getJsonObject("old_merge_fields"));
    }

    /** Erases a contact for good; its address is remembered as forgotten. */
    Uni<Void> forget(SqlConnection db, String listId, Contact contact, Writer writer) {
        return db.preparedQuery("""
                        WITH gone AS (
                            DELETE FROM sandbox.mailchimp_contact WHERE web_id = $1 RETURNING list_id, address, created)
                        INSERT INTO sandbox.mailchimp_forgotten (list_id, address, created)
                        SELECT list_id, address, created FROM gone
                        ON CONFLICT (list_id, address) DO UPDATE SET created = excluded.created
                        """)
                .execute(Tuple.of(contact.webId()))
                .chain(() ->
                        deliveries.tell(db, listId, writer, () -> List.of(Notice.ofGone(listId, contact, writer))));
    }

    private static JsonArray json(List<Contact> contacts) {
        JsonArray array = new JsonArray();
        contacts.forEach(contact -> array.add(json(contact)));
        return array;
    }

    private static JsonObject json(Contact contact) {
        return new JsonObject()
                .put("web_id", contact.webId())
                .put("email", contact.email())
                .put("address", contact.address())
                .put("status", contact.status().word())
                .put("status_by", contact.statusBy().word())
                .put(
                        "former",
                        Stream.ofNullable(contact.former())
                                .map(Status::word)
                                .findFirst()
                                .orElse(null))
                .put("reason", contact.unsubscribeReason())
                .put("merge_fields", contact.mergeFields())
                .put("profile", contact.profile());
    }

    static List<Contact> contacts(RowSet<Row> rows) {
        return rows.stream().map(ContactStore::contact).toList();
    }

    private static Contact contact(Row row) {
        String former = row.getString("former_status");
        return new Contact(
                row.getLong("web_id"),
                row.getString("contact_id"),
                row.getString("unique_email_id"),
                row.getString("email"),
                status(row.getString("status")),
                Writer.of(row.getString("status_by")),
                former == null ? null : status(former),
                row.getString("unsubscribe_reason"),
                row.getJsonObject("merge_fields"),
                row.getJsonObject("profile"),
                row.getOffsetDateTime("timestamp_opt"),
                row.getOffsetDateTime("last_changed"));
    }

    private static Status status(String word) {
        return Status.of(word).orElseThrow();
    }
}
