package org.rollcall.member;

import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.SqlClient;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** What a person leaves behind outside of the member's own rows, and its removal. */
@ApplicationScoped
class TraceStore {

    /**
     * By what a person is found.
     *
     * @param ownAddress address that nobody else has; null when there is none
     * @param ownLogin address of the login that nobody else has; null when there is none
     * @param formerAddresses that the member had before, and nobody has now
     * @param names words that providers may have said
     * @param records of addresses that the member is the main member of
     * @param values by which answers that were kept are found
     */
    record Traces(
            String externalId,
            boolean addressShared,
            @Nullable String ownAddress,
            @Nullable String ownLogin,
            List<String> formerAddresses,
            List<String> names,
            List<UUID> records,
            List<String> values) {

        /** Addresses that are to be nowhere any more. */
        String[] addresses() {
            return Stream.concat(Stream.of(ownAddress, ownLogin), formerAddresses.stream())
                    .filter(Objects::nonNull)
                    .distinct()
                    .toArray(String[]::new);
        }

        /** Addresses first: a name that is part of one would leave the rest of it. */
        String[] words() {
            return Stream.concat(Stream.of(addresses()), names.stream()).toArray(String[]::new);
        }
    }

    Uni<Optional<Traces>> of(SqlClient tx, UUID member) {
        return tx.preparedQuery("""
                        SELECT m.external_id, m.email, m.login_email, m.first_name, m.last_name, m.company_name,
                               EXISTS (SELECT FROM member o WHERE o.id <> m.id AND m.address IN (o.address, o.login_address))
                                   AS address_shared, m.address,
                               CASE WHEN NOT EXISTS (SELECT FROM member o WHERE o.id <> m.id AND o.address = m.login_address)
                                    THEN m.login_address END AS own_login,
                               ARRAY(SELECT f.address FROM (
                                         SELECT address FROM former_address WHERE member_id = m.id
                                         UNION SELECT address FROM contact WHERE owner_id = m.id) f
                                     WHERE f.address IS DISTINCT FROM m.address
                                       AND f.address IS DISTINCT FROM m.login_address
                                       AND NOT EXISTS (SELECT FROM member o WHERE o.id <> m.id
                                                       AND f.address IN (o.address, o.login_address))) AS former,
                               ARRAY(SELECT id FROM address_record WHERE main_member_id = m.id) AS records
                        FROM member m WHERE m.id = $1
                        """)
                .execute(Tuple.of(member))
                .map(rows -> rows.stream().findFirst().map(TraceStore::traces));
    }

    private static Traces traces(Row row) {
        return new Traces(
                row.getString("external_id"),
                row.getBoolean("address_shared"),
                row.getBoolean("address_shared") ? null : row.getString("address"),
                row.getString("own_login"),
                List.of(row.getArrayOfStrings("former")),
                texts(row, "first_name", "last_name", "company_name"),
                List.of(row.getArrayOfUUIDs("records")),
                texts(row, "external_id", "email", "login_email", "first_name", "last_name", "company_name"));
    }

    private static List<String> texts(Row row, String... columns) {
        return Stream.of(columns).map(row::getString).filter(Objects::nonNull).toList();
    }

    /** Takes the person's data out of whatever carries it. */
    Uni<Void> scrub(SqlClient tx, Traces traces) {
        return forget(tx, "DELETE FROM finding WHERE address = ANY ($1)", traces)
                .chain(() -> forget(tx, "DELETE FROM webhook_hint WHERE address = ANY ($1)", traces))
                .chain(() -> forget(
                        tx,
                        "UPDATE daily_digest SET recipients = ARRAY("
                                + "SELECT r FROM unnest(recipients) r WHERE lower(r) <> ALL ($1))"
                                + " WHERE EXISTS (SELECT FROM unnest(recipients) r WHERE lower(r) = ANY ($1))",
                        traces))
                .chain(() -> withoutNames(tx, traces))
                .chain(() -> withoutAddresses(tx, "daily_digest_entry", "message", "text", traces))
                .chain(() -> withoutAddresses(tx, "daily_digest", "not_sent_reason", "text", traces))
                .chain(() -> withoutAddresses(tx, "sync_run", "failure_message", "text", traces))
                .chain(() -> withoutAddresses(tx, "sync_event", "payload", "jsonb", traces))
                // Files hold whole reports, in pieces that nobody can take one person out of.
                .chain(() -> tx.query("DELETE FROM report_export").execute())
                .chain(() -> answers(tx, traces))
                .chain(() -> staged(tx, traces));
    }

    private static Uni<Void> forget(SqlClient tx, String statement, Traces traces) {
        return tx.preparedQuery(statement).execute(Tuple.of(traces.addresses())).replaceWithVoid();
    }

    /** Addresses and names, out of what providers said about the person: elsewhere the same names may mean anybody. */
    private static Uni<Void> withoutNames(SqlClient tx, Traces traces) {
        String[] words = traces.words();
        UUID[] records = traces.records().toArray(UUID[]::new);
        return tx.preparedQuery("""
                        UPDATE sync_event e SET payload = jsonb_set(payload, '{changes}', (
                            SELECT jsonb_agg(
                                CASE WHEN (c ->> 'record')::uuid = ANY ($1) AND c ->> 'providerMessage' IS NOT NULL
                                     THEN jsonb_set(c, '{providerMessage}',
                                                    to_jsonb(without_words(c ->> 'providerMessage', $2)))
                                     ELSE c END ORDER BY n)
                            FROM jsonb_array_elements(payload -> 'changes') WITH ORDINALITY AS change (c, n)))
                        WHERE kind = 'RECORDS_CHANGED' AND records && $1
                        """)
                .execute(Tuple.of(records, words))
                .chain(() -> tx.preparedQuery("""
                        UPDATE list_entry e SET provider_message = without_words(e.provider_message, $2)
                        FROM address_record r
                        WHERE r.id = ANY ($1) AND e.group_id = r.group_id AND e.address = r.address
                          AND e.provider_message IS NOT NULL
                        """).execute(Tuple.of(records, words)))
                .chain(() -> withoutNames(tx, "daily_digest_entry", "message", traces))
                .chain(() -> withoutNames(tx, "sync_run", "failure_message", traces));
    }

    private static Uni<Void> withoutNames(SqlClient tx, String table, String column, Traces traces) {
        return tx.preparedQuery("UPDATE " + table + " t SET " + column + " = without_words(t." + column + ", $2)"
                        + " WHERE EXISTS (SELECT FROM unnest($1::text[]) w WHERE strpos(lower(t." + column
                        + "), w) > 0)")
                .execute(Tuple.of(traces.addresses(), traces.words()))
                .replaceWithVoid();
    }

    private static Uni<Void> withoutAddresses(SqlClient tx, String table, String column, String type, Traces traces) {
        return tx.preparedQuery("UPDATE " + table + " t SET " + column + " = without_addresses(t." + column
                        + "::text, $1)::" + type
                        + " WHERE EXISTS (SELECT FROM unnest($1::text[]) w WHERE strpos(lower(t."
                        + column + "::text), w) > 0)")
                .execute(Tuple.of(traces.addresses()))
                .replaceWithVoid();
    }

    /** The requests stay known, so that they are not executed again. */
    private static Uni<Void> answers(SqlClient tx, Traces traces) {
        return tx.preparedQuery("""
                        UPDATE idempotency_key SET answer = NULL
                        WHERE EXISTS (SELECT FROM unnest($1::text[]) v WHERE position(convert_to(v, 'UTF8') IN answer) > 0)
                        """)
                .execute(Tuple.of(Stream.concat(traces.values().stream(), traces.formerAddresses().stream())
                        .toArray(String[]::new)))
                .replaceWithVoid();
    }

    /** Imports that nobody ended. */
    private static Uni<Void> staged(SqlClient tx, Traces traces) {
        return tx.preparedQuery("""
                        WITH found AS (
                            DELETE FROM staged_member WHERE external_id = $1 OR address_of(email) = ANY ($2)
                            RETURNING import_id, line)
                        DELETE FROM staged_rejection r USING found f WHERE r.import_id = f.import_id AND r.line = f.line
                        """)
                .execute(Tuple.of(traces.externalId(), traces.addresses()))
                .replaceWithVoid();
    }
}
