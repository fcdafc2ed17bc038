package org.rollcall.member;

import io.smallrye.mutiny.Uni;
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
     * @param values by which answers that were kept are found
     */
    record Traces(
            String externalId,
            boolean addressShared,
            @Nullable String ownAddress,
            @Nullable String ownLogin,
            List<String> values) {

        /** Addresses that are to be nowhere any more. */
        String[] addresses() {
            return Stream.of(ownAddress, ownLogin)
                    .filter(Objects::nonNull)
                    .distinct()
                    .toArray(String[]::new);
        }
    }

    Uni<Optional<Traces>> of(SqlClient tx, UUID member) {
        return tx.preparedQuery("""
                        SELECT m.external_id, m.email, m.login_email, m.first_name, m.last_name, m.company_name,
                               EXISTS (SELECT FROM member o WHERE o.id <> m.id AND m.address IN (o.address, o.login_address))
                                   AS address_shared, m.address,
                               CASE WHEN NOT EXISTS (SELECT FROM member o WHERE o.id <> m.id AND o.address = m.login_address)
                                    THEN m.login_address END AS own_login
                        FROM member m WHERE m.id = $1
                        """)
                .execute(Tuple.of(member))
                .map(rows -> rows.stream()
                        .findFirst()
                        .map(row -> new Traces(
                                row.getString("external_id"),
                                row.getBoolean("address_shared"),
                                row.getBoolean("address_shared") ? null : row.getString("address"),
                                row.getString("own_login"),
                                Stream.of(
                                                "external_id",
                                                "email",
                                                "login_email",
                                                "first_name",
                                                "last_name",
                                                "company_name")
                                        .map(row::getString)
                                        .filter(Objects::nonNull)
                                        .toList())));
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

    private static Uni<Void> withoutAddresses(SqlClient tx, String table, String column, String type, Traces traces) {
        return tx.preparedQuery("UPDATE " + table + " t SET " + column + " = without_word(t." + column + "::text, w)::"
                        + type + " FROM unnest($1::text[]) w WHERE strpos(lower(t." + column + "::text), w) > 0")
                .execute(Tuple.of(traces.addresses()))
                .replaceWithVoid();
    }

    /** The requests stay known, so that they are not executed again. */
    private static Uni<Void> answers(SqlClient tx, Traces traces) {
        return tx.preparedQuery("""
                        UPDATE idempotency_key SET answer = NULL
                        WHERE EXISTS (SELECT FROM unnest($1::text[]) v WHERE position(convert_to(v, 'UTF8') IN answer) > 0)
                        """)
                .execute(Tuple.of(traces.values().toArray(String[]::new)))
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
