package org.rollcall.sandbox.constantcontact;

import io.smallrye.mutiny.Uni;
import io.vertx.core.json.JsonObject;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Contacts, found and written. */
@ApplicationScoped
class ContactStore {

    private static final String CONDITION = """
            c.status = ANY ($3) AND ($4::text IS NULL OR c.address = $4)
                           AND ($5::timestamptz IS NULL OR c.updated_at > $5)
                           AND ($6::timestamptz IS NULL OR c.updated_at < $6)
                           AND ($7::timestamptz IS NULL OR c.created_at > $7)
                           AND ($8::timestamptz IS NULL OR c.created_at < $8)
                           AND ($9::timestamptz IS NULL OR c.opt_out_date > $9)
                           AND ($10::timestamptz IS NULL OR c.opt_out_date < $10)""";

    /** Only where it is asked for: behind an OR, the planner would read whole lists for each page. */
    private static final String ON_LISTS = """
            AND EXISTS (SELECT FROM sandbox.constant_contact_membership m
                                        WHERE m.contact_id = c.contact_id AND m.list_id = ANY ($11))""";

    /** A contact with its place in the order of reading. */
    record Placed(long position, Contact contact) {}

    Uni<Optional<Contact>> find(SqlConnection db, UUID id) {
        return db.preparedQuery("SELECT * FROM sandbox.constant_contact_seen WHERE contact_id = $1")
                .execute(Tuple.of(id))
                .map(rows -> rows.stream().findFirst().map(ContactStore::contact));
    }

    Uni<Optional<Contact>> find(SqlConnection db, String email) {
        return db.preparedQuery("SELECT * FROM sandbox.constant_contact_seen WHERE address = $1")
                .execute(Tuple.of(Address.normal(email)))
                .map(rows -> rows.stream().findFirst().map(ContactStore::contact));
    }

    /** Contacts in the order in which they came into the account, from behind a position on. */
    Uni<List<Placed>> page(SqlConnection db, ContactFilter filter, long after, int limit) {
        return db.preparedQuery("""
                        SELECT *
                          FROM sandbox.constant_contact_seen c
                         WHERE c.position > $1 AND %s
                         ORDER BY c.position
                         LIMIT $2
                        """.formatted(condition(filter)))
                .execute(arguments(filter, after, limit))
                .map(rows -> rows.stream()
                        .map(row -> new Placed(row.getLong("position"), contact(row)))
                        .toList());
    }

    Uni<Integer> count(SqlConnection db, ContactFilter filter) {
        return db.preparedQuery("""
                        SELECT COUNT(*)::integer AS total
                          FROM sandbox.constant_contact_seen c
                         WHERE c.position > $1 AND $2 = 0 AND %s
                        """.formatted(condition(filter)))
                .execute(arguments(filter, 0, 0))
                .map(rows -> rows.iterator().next().getInteger("total"));
    }

    /** How many contacts have each permission, deleted ones left out. */
    Uni<JsonObject> counts(SqlConnection db) {
        return db.query("""
                        SELECT COUNT(*) AS total,
                               COUNT(*) FILTER (WHERE permission = 'explicit') AS explicit,
                               COUNT(*) FILTER (WHERE permission = 'implicit') AS implicit,
                               COUNT(*) FILTER (WHERE permission = 'pending_confirmation') AS pending,
                               COUNT(*) FILTER (WHERE permission = 'unsubscribed') AS unsubscribed
                          FROM sandbox.constant_contact_contact
                         WHERE deleted_at IS NULL
                        """).execute().map(rows -> rows.iterator().next().toJson());
    }

    /** The contacts that a selection means; unknown ones are left out. */
    Uni<List<UUID>> selected(SqlConnection db, Selection selection) {
        return db.preparedQuery("""
                        SELECT c.contact_id
                          FROM sandbox.constant_contact_contact c
                         WHERE (c.contact_id = ANY ($1)
                                OR c.contact_id IN (SELECT contact_id FROM sandbox.constant_contact_membership
                                                     WHERE list_id = ANY ($2))
                                OR ($3 AND c.permission IN ('implicit', 'explicit')))
                           AND c.deleted_at IS NULL AND c.contact_id <> ALL ($4)
                         ORDER BY c.position
                        """)
                .execute(Tuple.of(
                        array(selection.contacts()),
                        array(selection.lists()),
                        selection.allActive(),
                        array(selection.excluded())))
                .map(rows -> rows.stream().map(row -> row.getUUID("contact_id")).toList());
    }

    /** Writes a contact with its lists, new or known. */
    Uni<Void> save(SqlConnection db, Contact contact, String source, Writer writer) {
        Consent consent = contact.consent();
        Contact.Dates dates = contact.dates();
        List<@Nullable Object> values = new ArrayList<>();
        values.add(contact.id());
        values.add(contact.email());
        values.add(consent.permission().word());
        values.add(consent.optInSource());
        values.add(consent.optInDate());
        values.add(consent.optOutSource());
        values.add(consent.optOutDate());
        values.add(consent.optOutReason());
        values.add(dates.emailCreatedAt());
        values.add(dates.emailUpdatedAt());
        values.add(contact.profile());
        values.add(contact.customFields());
        values.add(contact.details());
        values.add(source);
        values.add(dates.createdAt());
        values.add(dates.updatedAt());
        values.add(dates.deletedAt());
        values.add(writer.word());
        return db.preparedQuery("""
                        INSERT INTO sandbox.constant_contact_contact AS c
                               (contact_id, email, permission, opt_in_source, opt_in_date, opt_out_source, opt_out_date,
                                opt_out_reason, email_created_at, email_updated_at, profile, custom_fields, details,
                                create_source, update_source, created_at, updated_at, deleted_at, writes, last_writer)
                        VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $14, $15, $16, $17,
                                ($18 = 'api')::integer, $18)
                        ON CONFLICT (contact_id) DO UPDATE
                           SET email = excluded.email, permission = excluded.permission,
                               opt_in_source = excluded.opt_in_source, opt_in_date = excluded.opt_in_date,
                               opt_out_source = excluded.opt_out_source, opt_out_date = excluded.opt_out_date,
                               opt_out_reason = excluded.opt_out_reason, email_updated_at = excluded.email_updated_at,
                               profile = excluded.profile, custom_fields = excluded.custom_fields,
                               details = excluded.details, update_source = excluded.update_source,
                               updated_at = excluded.updated_at, deleted_at = excluded.deleted_at,
                               writes = c.writes + excluded.writes, last_writer = excluded.last_writer
                        """).execute(Tuple.wrap(values)).chain(() -> saveLists(db, contact));
    }

    private static Uni<Void> saveLists(SqlConnection db, Contact contact) {
        return db.preparedQuery("""
                        WITH off AS (
                            DELETE FROM sandbox.constant_contact_membership
                             WHERE contact_id = $1 AND list_id <> ALL ($2)),
                             forgotten AS (
                            DELETE FROM sandbox.constant_contact_leaving
                             WHERE contact_id = $1 AND list_id <> ALL ($3)),
                             remembered AS (
                            INSERT INTO sandbox.constant_contact_leaving (contact_id, list_id)
                            SELECT $1, list_id FROM unnest($3::uuid[]) AS l(list_id)
                            ON CONFLICT DO NOTHING)
                        INSERT INTO sandbox.constant_contact_membership (contact_id, list_id)
                        SELECT $1, list_id FROM unnest($2::uuid[]) AS l(list_id)
                        ON CONFLICT DO NOTHING
                        """)
                .execute(Tuple.of(contact.id(), array(contact.lists()), array(contact.left())))
                .replaceWithVoid();
    }

    /** Deletes contacts as the provider does: they stay, on no list. */
    Uni<Void> delete(SqlConnection db, Collection<UUID> ids, OffsetDateTime now) {
        return db.preparedQuery("""
                        WITH stripped AS (
                            DELETE FROM sandbox.constant_contact_membership WHERE contact_id = ANY ($1))
                        UPDATE sandbox.constant_contact_contact
                           SET deleted_at = $2, updated_at = $2, last_writer = 'api', writes = writes + 1
                         WHERE contact_id = ANY ($1) AND deleted_at IS NULL
                        """).execute(Tuple.of(array(ids), now)).replaceWithVoid();
    }

    private static String condition(ContactFilter filter) {
        return filter.lists() == null ? CONDITION : CONDITION + "\n" + ON_LISTS;
    }

    private static Tuple arguments(ContactFilter filter, long after, int limit) {
        Set<UUID> lists = filter.lists();
        List<@Nullable Object> values = new ArrayList<>();
        values.add(after);
        values.add(limit);
        values.add(filter.statuses().toArray(String[]::new));
        values.add(filter.address());
        values.add(filter.updated().after());
        values.add(filter.updated().before());
        values.add(filter.created().after());
        values.add(filter.created().before());
        values.add(filter.optedOut().after());
        values.add(filter.optedOut().before());
        if (lists != null) {
            values.add(array(lists));
        }
        return Tuple.wrap(values);
    }

    private static UUID[] array(Collection<UUID> ids) {
        return ids.toArray(UUID[]::new);
    }

    private static Contact contact(Row row) {
        return new Contact(
                row.getUUID("contact_id"),
                row.getString("email"),
                new Consent(
                        Permission.of(row.getString("permission")).orElseThrow(),
                        row.getString("opt_in_source"),
                        row.getOffsetDateTime("opt_in_date"),
                        row.getString("opt_out_source"),
                        row.getOffsetDateTime("opt_out_date"),
                        row.getString("opt_out_reason")),
                row.getJsonObject("profile"),
                row.getJsonObject("custom_fields"),
                row.getJsonObject("details"),
                Set.of(row.getArrayOfUUIDs("lists")),
                Set.of(row.getArrayOfUUIDs("left_lists")),
                new Contact.Dates(
                        row.getOffsetDateTime("created_at"),
                        row.getOffsetDateTime("updated_at"),
                        row.getOffsetDateTime("email_created_at"),
                        row.getOffsetDateTime("email_updated_at"),
                        row.getOffsetDateTime("deleted_at")));
    }
}
