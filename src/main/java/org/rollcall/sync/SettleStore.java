package org.rollcall.sync;

import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.SqlClient;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.rollcall.plan.Outcome;
import org.rollcall.provider.Effect;

/** Writes down where addresses stand once nothing is left to do for them. */
@ApplicationScoped
class SettleStore {

    /**
     * An address that is done with.
     *
     * @param fingerprint of the fields that were wanted; null when nobody wants the address
     * @param written whether this run wrote anything for it
     */
    record Settled(
            String address, Outcome outcome, @Nullable String fingerprint, boolean written) {}

    /** A list entry's change of state, as the event log tells it. */
    record Change(
            UUID group,
            UUID record,
            String former,
            String state,
            @Nullable String code,
            @Nullable String providerMessage,
            boolean written) {

        boolean wasPending() {
            return former.equals("QUEUED") || former.equals("IN_PROGRESS");
        }
    }

    /** These entries are being sent now. */
    Uni<Void> begin(SqlClient transaction, UUID account, String[] addresses) {
        return transaction
                .preparedQuery("""
                UPDATE list_entry SET state = 'IN_PROGRESS', stopped = false, changed_at = now()
                WHERE account_id = $1 AND address = ANY ($2) AND state = 'QUEUED'
                """)
                .execute(Tuple.of(account, addresses))
                .replaceWithVoid();
    }

    /** Settles addresses in all groups that want them; tells which entries changed their state by it. */
    Uni<List<Change>> settle(SqlClient transaction, UUID account, List<Settled> settled) {
        if (settled.isEmpty()) {
            return Uni.createFrom().item(List.of());
        }
        return transaction
                .preparedQuery("""
                UPDATE list_entry e SET
                    state = n.state, stopped = false, code = n.code, provider_message = n.message,
                    changed_at = CASE WHEN e.state = n.state THEN e.changed_at ELSE now() END,
                    sent_at = CASE WHEN n.state = 'SYNCED' AND (n.written OR e.sent_at IS NULL)
                                   THEN now() ELSE e.sent_at END,
                    unsubscribed_at = CASE WHEN n.state = 'UNSUBSCRIBED' THEN n.unsubscribed_at END,
                    next_attempt_at = CASE WHEN n.state = 'FAILED' THEN n.retry_at END,
                    attempts = CASE WHEN n.state = 'FAILED' THEN e.attempts + 1 ELSE 0 END
                FROM (
                    SELECT g.group_id, s.address, s.written, s.unsubscribed_at, s.retry_at,
                           CASE WHEN s.state = 'SYNCED' AND (p.gone OR d.list_id IS NOT NULL) THEN 'FAILED'
                                ELSE s.state END AS state,
                           CASE WHEN s.state = 'SYNCED' AND p.gone THEN 'LIST_NOT_FOUND'
                                WHEN s.state = 'SYNCED' AND d.list_id IS NOT NULL THEN 'LEFT_LIST'
                                ELSE s.code END AS code,
                           s.message, s.state = 'SYNCED' AND NOT p.gone AND d.list_id IS NULL AS on_list, g.list_id
                    FROM (SELECT u.*, c.unsubscribed_at, t.retry_at
                          FROM unnest($2::text[], $3::text[], $4::text[], $5::text[], $6::bool[])
                              AS u(address, state, code, message, written)
                          LEFT JOIN contact c ON c.account_id = $1 AND c.address = u.address
                          LEFT JOIN target t ON t.account_id = $1 AND t.address = u.address) s
                    JOIN group_list g ON g.account_id = $1
                    JOIN provider_list p ON p.id = g.list_id
                    LEFT JOIN list_departure d ON d.list_id = p.id AND d.address = s.address
                    JOIN list_entry x ON x.group_id = g.group_id AND x.account_id = $1 AND x.address = s.address
                ) n
                JOIN address_record r ON r.group_id = n.group_id AND r.address = n.address
                WHERE e.group_id = n.group_id AND e.account_id = $1 AND e.address = n.address
                  AND (NOT n.on_list OR EXISTS (
                      SELECT FROM contact_list l WHERE l.list_id = n.list_id AND l.address = n.address))
                  AND (e.state <> n.state OR e.code IS DISTINCT FROM n.code)
                RETURNING e.group_id, r.id AS record_id, OLD.state AS former, NEW.state, NEW.code,
                          NEW.provider_message, n.written
                """)
                .execute(Tuple.of(
                                account,
                                addresses(settled),
                                texts(settled, SettleStore::state),
                                texts(settled, SettleStore::code),
                                texts(settled, SettleStore::words))
                        .addValue(settled.stream().map(Settled::written).toArray(Boolean[]::new)))
                .map(rows -> rows.stream().map(SettleStore::change).toList())
                .call(() -> lookNoMore(transaction, account, settled));
    }

    /** Settled addresses need no look any more; those that nobody wants are forgotten. */
    private static Uni<Void> lookNoMore(SqlClient transaction, UUID account, List<Settled> settled) {
        return transaction
                .preparedQuery("""
                UPDATE target t SET dirty = false, attempts = 0, not_before = NULL, read_first = false,
                    requested_at = NULL,
                    retry_at = CASE WHEN s.code IS NOT NULL THEN t.retry_at END,
                    retries = CASE WHEN s.code IS NOT NULL THEN t.retries ELSE 0 END,
                    refused_code = CASE WHEN s.code = 'REQUIRED_FIELD_MISSING' THEN s.code
                                        WHEN s.code IS NOT NULL THEN t.refused_code END,
                    refused_message = CASE WHEN s.code = 'REQUIRED_FIELD_MISSING' THEN s.message
                                           WHEN s.code IS NOT NULL THEN t.refused_message END,
                    refused_fields = CASE WHEN s.code = 'REQUIRED_FIELD_MISSING' THEN s.fingerprint
                                          WHEN s.code IS NOT NULL THEN t.refused_fields END
                FROM unnest($2::text[], $3::text[], $4::text[], $5::text[]) AS s(address, code, message, fingerprint)
                WHERE t.account_id = $1 AND t.address = s.address
                """)
                .execute(Tuple.of(
                        account,
                        addresses(settled),
                        texts(settled, SettleStore::code),
                        texts(settled, SettleStore::words),
                        texts(settled, Settled::fingerprint)))
                .chain(() -> transaction
                        .preparedQuery("""
                        DELETE FROM target WHERE account_id = $1 AND address = ANY ($2) AND owner_id IS NULL
                        """)
                        .execute(Tuple.of(
                                account,
                                settled.stream()
                                        .filter(one -> one.outcome() instanceof Outcome.Gone)
                                        .map(Settled::address)
                                        .toArray(String[]::new))))
                .replaceWithVoid();
    }

    /**
     * The provider refuses these contacts: not tried again until an input that matters changes or a person asks; but for a
     * passing reason after a quarter of an hour, and then after twice as long each time, six times.
     *
     * @param fingerprints of the fields that were wanted, by address
     */
    Uni<Void> refuse(
            SqlClient transaction, UUID account, List<Effect.Refused> refused, Map<String, String> fingerprints) {
        if (refused.isEmpty()) {
            return Uni.createFrom().voidItem();
        }
        return transaction
                .preparedQuery("""
                UPDATE target t SET refused_code = s.code, refused_message = s.message, refused_fields = s.fingerprint,
                    retries = t.retries + 1,
                    retry_at = CASE WHEN s.code IN ('RATE_LIMITED', 'PROVIDER_ERROR', 'PROVIDER_UNAVAILABLE') AND t.retries < 6
                        THEN now() + 900 * 2 ^ t.retries * (0.9 + 0.2 * random()) * interval '1 second' END
                FROM unnest($2::text[], $3::text[], $4::text[], $5::text[]) AS s(address, code, message, fingerprint)
                WHERE t.account_id = $1 AND t.address = s.address
                """)
                .execute(Tuple.of(
                        account,
                        refused.stream().map(Effect.Refused::address).toArray(String[]::new),
                        refused.stream().map(one -> one.code().name()).toArray(String[]::new),
                        refused.stream().map(Effect.Refused::words).toArray(String[]::new),
                        refused.stream()
                                .map(one -> one.code().dependsOnFields() ? fingerprints.get(one.address()) : null)
                                .toArray(String[]::new)))
                .replaceWithVoid();
    }

    private static String[] addresses(List<Settled> settled) {
        return settled.stream().map(Settled::address).toArray(String[]::new);
    }

    private interface Text {
        @Nullable
        String of(Settled settled);
    }

    private static String[] texts(List<Settled> settled, Text text) {
        return settled.stream().map(text::of).toArray(String[]::new);
    }

    private static String state(Settled settled) {
        return switch (settled.outcome()) {
            case Outcome.Synced ignored -> "SYNCED";
            case Outcome.Unsubscribed ignored -> "UNSUBSCRIBED";
            case Outcome.Failed ignored -> "FAILED";
            // Groups that are not held have what they want; the held one's entry is not on its list and stays as it is.
            case Outcome.AwaitsPerson ignored -> "SYNCED";
            case Outcome.Gone ignored -> "SYNCED";
            case Outcome.AwaitsRename ignored -> "SYNCED";
        };
    }

    private static @Nullable String code(Settled settled) {
        return settled.outcome() instanceof Outcome.Failed failed
                ? failed.code().name()
                : null;
    }

    private static @Nullable String words(Settled settled) {
        return settled.outcome() instanceof Outcome.Failed failed ? failed.words() : null;
    }

    private static Change change(Row row) {
        return new Change(
                row.getUUID("group_id"),
                row.getUUID("record_id"),
                row.getString("former"),
                row.getString("state"),
                row.getString("code"),
                row.getString("provider_message"),
                row.getBoolean("written"));
    }
}
