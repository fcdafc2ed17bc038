package org.rollcall.sync;

import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.SqlClient;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.OffsetDateTime;
import java.util.Collection;
import java.util.Optional;
import java.util.UUID;

/**
 * Addresses whose contacts a provider says have changed. It is not believed: the contact is read, once for all hints that
 * come together, and what is read counts.
 */
@ApplicationScoped
public class HintStore {

    /** How long a hint waits for others about the same account. */
    private static final int GATHER_MILLIS = 1_000;

    /** So many contacts are read one by one; if more are hinted at, the provider is asked for all that changed. */
    private static final int MOST_WAITING = 100;

    private final Pool pool;

    HintStore(Pool pool) {
        this.pool = pool;
    }

    /**
     * Keeps hints until the account is next brought in step, and asks for that. An address that no group wants is none of
     * ours; one that waits already is not kept again. A provider in trouble is not asked any sooner for it.
     */
    public Uni<Void> keep(UUID account, Collection<String> addresses) {
        return addresses.isEmpty()
                ? Uni.createFrom().voidItem()
                : pool.preparedQuery("""
                        WITH hooked AS (
                            SELECT account_id, (SELECT count(*) FROM webhook_hint h WHERE h.account_id = w.account_id) < $4
                                   AS has_room
                            FROM webhook w WHERE account_id = $1
                        ), news AS (
                            SELECT h.account_id, t.address, h.has_room
                            FROM hooked h JOIN target t ON t.account_id = h.account_id AND t.address = ANY ($2)
                            WHERE NOT EXISTS (SELECT FROM webhook_hint w
                                              WHERE w.account_id = t.account_id AND w.address = t.address)
                        ), kept AS (
                            INSERT INTO webhook_hint (account_id, address, due_at)
                            SELECT account_id, address, clock_timestamp() + $3 * interval '1 millisecond'
                            FROM news WHERE has_room ORDER BY address
                            ON CONFLICT DO NOTHING
                        ), overflowed AS (
                            UPDATE webhook w SET overflowed_at = clock_timestamp()
                            WHERE account_id IN (SELECT account_id FROM news WHERE NOT has_room)
                        )
                        INSERT INTO work (kind, subject_id, not_before)
                        SELECT 'SYNC', account_id, clock_timestamp() + $3 * interval '1 millisecond'
                        FROM hooked WHERE EXISTS (SELECT FROM news)
                        ON CONFLICT (kind, subject_id) DO UPDATE
                            SET generation = work.generation + 1,
                                not_before = CASE WHEN work.attempts > 0 THEN work.not_before
                                                  ELSE least(work.not_before, EXCLUDED.not_before) END
                        """)
                        .execute(Tuple.of(account, addresses.toArray(String[]::new), GATHER_MILLIS, MOST_WAITING))
                        .replaceWithVoid();
    }

    /** When more was last hinted at than is kept; empty when that was not so. */
    Uni<Optional<OffsetDateTime>> overflowedAt(UUID account) {
        return pool.preparedQuery(
                        "SELECT overflowed_at FROM webhook WHERE account_id = $1 AND overflowed_at IS NOT NULL")
                .execute(Tuple.of(account))
                .map(rows -> rows.stream().findFirst().map(row -> row.getOffsetDateTime("overflowed_at")));
    }

    /** All that had changed by then was read. */
    Uni<Void> caughtUp(UUID account, OffsetDateTime overflowedAt) {
        return pool.preparedQuery("""
                UPDATE webhook SET overflowed_at = NULL WHERE account_id = $1 AND overflowed_at = $2
                """).execute(Tuple.of(account, overflowedAt)).replaceWithVoid();
    }

    /** Whoever goes over the account's addresses reads these contacts first. */
    Uni<Void> take(SqlClient transaction, UUID account) {
        return transaction.preparedQuery("""
                WITH taken AS (
                    DELETE FROM webhook_hint WHERE account_id = $1 AND due_at <= clock_timestamp() RETURNING address)
                UPDATE target t SET dirty = true, read_first = true
                FROM taken WHERE t.account_id = $1 AND t.address = taken.address
                """).execute(Tuple.of(account)).replaceWithVoid();
    }
}
