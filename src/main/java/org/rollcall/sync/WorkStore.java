package org.rollcall.sync;

import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.RowSet;
import io.vertx.mutiny.sqlclient.SqlClient;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.Collection;
import java.util.Optional;
import java.util.UUID;

/** Says what needs work, and who is doing it; the row carries only identity, the worker reads the present state. */
@ApplicationScoped
public class WorkStore {

    private final Pool pool;

    WorkStore(Pool pool) {
        this.pool = pool;
    }

    /** Asks that these groups be calculated again, in the transaction of the change that makes it necessary. */
    public Uni<Void> requestCalculation(SqlClient transaction, Collection<UUID> groups) {
        return request(transaction, Lease.Kind.CALCULATE, groups);
    }

    /** Asks that these accounts be brought in step. */
    public Uni<Void> requestSync(SqlClient transaction, Collection<UUID> accounts) {
        return request(transaction, Lease.Kind.SYNC, accounts);
    }

    private static Uni<Void> request(SqlClient transaction, Lease.Kind kind, Collection<UUID> subjects) {
        if (subjects.isEmpty()) {
            return Uni.createFrom().voidItem();
        }
        return transaction
                .preparedQuery("SELECT request_work($1, $2)")
                .execute(Tuple.of(kind.name(), subjects.toArray(UUID[]::new)))
                .replaceWithVoid();
    }

    /**
     * Claims the oldest work of a kind that is due and that nobody holds; accounts that are paused, not connected, or whose
     * credentials are refused for good have none.
     */
    Uni<Optional<Lease>> claim(Lease.Kind kind, String holder, Duration length) {
        return pool.preparedQuery("""
                UPDATE work SET lease_holder = $2, lease_token = lease_token + 1,
                                lease_until = clock_timestamp() + $3 * interval '1 millisecond'
                WHERE (kind, subject_id) = (
                    SELECT kind, subject_id FROM work w
                    WHERE kind = $1 AND not_before <= clock_timestamp()
                      AND (lease_until IS NULL OR lease_until < clock_timestamp())
                      AND NOT EXISTS (SELECT FROM provider_account a
                                      LEFT JOIN provider_credential c ON c.account_id = a.id
                                      WHERE a.id = w.subject_id
                                        AND (a.paused OR a.connected_at IS NULL OR c.refused_at IS NOT NULL))
                    ORDER BY requested_at, subject_id
                    LIMIT 1
                    FOR UPDATE SKIP LOCKED)
                RETURNING kind, subject_id, generation, lease_token
                """)
                .execute(Tuple.of(kind.name(), holder, (int) length.toMillis()))
                .map(WorkStore::lease);
    }

    /** Holds on to work for longer; false when it is lost. */
    Uni<Boolean> renew(Lease lease, Duration length) {
        return pool.preparedQuery("""
                UPDATE work SET lease_until = clock_timestamp() + $4 * interval '1 millisecond'
                WHERE kind = $1 AND subject_id = $2 AND lease_token = $3 AND lease_until IS NOT NULL
                """)
                .execute(Tuple.of(lease.kind().name(), lease.subject(), lease.token(), (int) length.toMillis()))
                .map(updated -> updated.rowCount() == 1);
    }

    /**
     * Nobody can claim the leased work before the transaction ends, though everybody can ask for more of it; fails with
     * {@link LeaseLost} when somebody else may hold it.
     */
    Uni<Void> fence(SqlClient transaction, Lease lease) {
        return transaction
                .preparedQuery("""
                SELECT FROM work
                WHERE kind = $1 AND subject_id = $2 AND lease_token = $3 AND lease_until > clock_timestamp()
                FOR KEY SHARE
                """)
                .execute(Tuple.of(lease.kind().name(), lease.subject(), lease.token()))
                .invoke(rows -> {
                    if (rows.size() == 0) {
                        throw new LeaseLost(lease);
                    }
                })
                .replaceWithVoid();
    }

    /**
     * Whether groups that the account serves are about to be calculated. Sending waits for them, so that an edit that
     * concerns many groups is sent as one: an address that all leave is renamed, not made anew. It does not wait for
     * those that have been due for longer than a minute.
     */
    Uni<Boolean> calculationsAhead(UUID account) {
        return pool.preparedQuery("""
                SELECT EXISTS (
                    SELECT FROM work w JOIN group_list l ON l.group_id = w.subject_id
                    WHERE w.kind = 'CALCULATE' AND l.account_id = $1
                      AND w.requested_at > clock_timestamp() - interval '1 minute'
                      AND (w.not_before <= clock_timestamp() OR w.lease_until IS NOT NULL)) AS ahead
                """)
                .execute(Tuple.of(account))
                .map(rows -> rows.iterator().next().getBoolean("ahead"));
    }

    /** Ends work; if it was asked for again meanwhile, it is due again at once. */
    Uni<Void> complete(Lease lease) {
        return pool.preparedQuery("""
                WITH done AS (
                    DELETE FROM work WHERE kind = $1 AND subject_id = $2 AND lease_token = $3 AND generation = $4)
                UPDATE work SET lease_holder = NULL, lease_until = NULL, attempts = 0, not_before = now()
                WHERE kind = $1 AND subject_id = $2 AND lease_token = $3 AND generation <> $4
                """)
                .execute(Tuple.of(lease.kind().name(), lease.subject(), lease.token(), lease.generation()))
                .replaceWithVoid();
    }

    /** Lets go of work that is not done, to be claimed again after a while; or at once, when it was asked for again. */
    Uni<Void> release(Lease lease, Duration after, boolean failed) {
        return pool.preparedQuery("""
                UPDATE work SET lease_holder = NULL, lease_until = NULL,
                                attempts = CASE WHEN $5 THEN attempts + 1 ELSE 0 END,
                                not_before = CASE WHEN generation <> $6 AND NOT $5 THEN clock_timestamp()
                                    ELSE clock_timestamp() + $4 * interval '1 millisecond' END
                WHERE kind = $1 AND subject_id = $2 AND lease_token = $3
                """)
                .execute(Tuple.of(
                        lease.kind().name(),
                        lease.subject(),
                        lease.token(),
                        (int) after.toMillis(),
                        failed,
                        lease.generation()))
                .replaceWithVoid();
    }

    /** Time has passed that nobody waited for: whatever waits for a moment waits that much less. */
    public Uni<Void> bringForward(Duration by) {
        return pool.preparedQuery("""
                WITH brought AS (
                    UPDATE work SET not_before = not_before - $1 * interval '1 millisecond'
                    WHERE not_before > clock_timestamp()
                ), looked AS (
                    UPDATE pending_push SET next_look_at = next_look_at - $1 * interval '1 millisecond'
                )
                UPDATE target SET not_before = not_before - $1 * interval '1 millisecond',
                                  retry_at = retry_at - $1 * interval '1 millisecond'
                WHERE not_before > clock_timestamp() OR retry_at > clock_timestamp()
                """).execute(Tuple.of(by.toMillis())).replaceWithVoid();
    }

    /** How often work has failed in a row. */
    Uni<Integer> attempts(Lease lease) {
        return pool.preparedQuery("SELECT attempts FROM work WHERE kind = $1 AND subject_id = $2")
                .execute(Tuple.of(lease.kind().name(), lease.subject()))
                .map(rows -> rows.size() == 0 ? 0 : rows.iterator().next().getInteger(0));
    }

    /** Frees what an instance held before it ended without letting go. */
    Uni<Integer> freeLeasesOf(String holder) {
        return pool.preparedQuery("UPDATE work SET lease_holder = NULL, lease_until = NULL WHERE lease_holder = $1")
                .execute(Tuple.of(holder))
                .map(RowSet::rowCount);
    }

    private static Optional<Lease> lease(RowSet<Row> rows) {
        return rows.stream()
                .findFirst()
                .map(row -> new Lease(
                        Lease.Kind.valueOf(row.getString("kind")),
                        row.getUUID("subject_id"),
                        row.getInteger("generation"),
                        row.getInteger("lease_token")));
    }
}
