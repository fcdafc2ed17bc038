package org.rollcall.sync;

import static java.util.stream.Collectors.toSet;

import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.SqlClient;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.rollcall.provider.Provider;
import org.rollcall.sync.EventStore.NewEvent;

/** Which comparisons with providers are wanted, under way and done. */
@ApplicationScoped
class ReconciliationStore {

    private final Pool pool;

    ReconciliationStore(Pool pool) {
        this.pool = pool;
    }

    /** A comparison that is due or under way. */
    record Due(UUID run, boolean everything) {}

    /**
     * Asks for a comparison at each of these providers that is connected; returns the runs that were started or joined.
     *
     * @param groups only accounts that these are connected to; null for all
     */
    Uni<List<UUID>> want(
            SqlClient client,
            List<Provider> providers,
            @Nullable List<UUID> groups,
            boolean everything,
            @Nullable String requestedBy) {
        return client.preparedQuery("""
                WITH wanted AS (
                    UPDATE provider_account
                    SET reconcile = CASE WHEN $2 OR reconcile = 'EVERYTHING' THEN 'EVERYTHING' ELSE 'CHANGES' END
                    WHERE provider = ANY ($1) AND connected_at IS NOT NULL
                      AND ($4::uuid[] IS NULL
                        OR id IN (SELECT account_id FROM group_list WHERE group_id = ANY ($4)))
                    RETURNING id
                ), run AS (
                    INSERT INTO sync_run (account_id, cause, requested_by)
                    SELECT id, 'RECONCILIATION', $3 FROM wanted
                    ON CONFLICT (account_id) WHERE cause = 'RECONCILIATION' AND finished_at IS NULL
                        DO UPDATE SET requested_by = coalesce(sync_run.requested_by, EXCLUDED.requested_by)
                    RETURNING id, account_id
                )
                SELECT run.id, request_work('SYNC', ARRAY[account_id]) FROM run ORDER BY run.id
                """)
                .execute(Tuple.of(
                        providers.stream().map(Provider::name).toArray(String[]::new),
                        everything,
                        requestedBy,
                        groups == null ? null : groups.toArray(UUID[]::new)))
                .map(rows -> rows.stream().map(row -> row.getUUID("id")).toList());
    }

    Uni<Set<UUID>> existing(List<UUID> groups) {
        return pool.preparedQuery("SELECT id FROM member_group WHERE id = ANY ($1) AND deleted_at IS NULL")
                .execute(Tuple.tuple().addArrayOfUUID(groups.toArray(UUID[]::new)))
                .map(rows -> rows.stream().map(row -> row.getUUID("id")).collect(toSet()));
    }

    Uni<Optional<Due>> due(UUID account) {
        return pool.preparedQuery("""
                SELECT r.id, a.reconcile FROM provider_account a
                JOIN sync_run r ON r.account_id = a.id AND r.cause = 'RECONCILIATION' AND r.finished_at IS NULL
                WHERE a.id = $1 AND a.reconcile IS NOT NULL
                """)
                .execute(Tuple.of(account))
                .map(rows -> rows.stream()
                        .findFirst()
                        .map(row -> new Due(
                                row.getUUID("id"), row.getString("reconcile").equals("EVERYTHING"))));
    }

    Uni<List<NewEvent>> begin(SqlClient transaction, UUID run) {
        return transaction.preparedQuery("""
                UPDATE sync_run SET state = 'RUNNING', phase = 'COMPARING', started_at = coalesce(started_at, now()),
                                    skipped = 0
                WHERE id = $1 AND finished_at IS NULL RETURNING id, phase
                """).execute(Tuple.of(run)).map(RunStore::phaseEvents);
    }

    /**
     * Ends a comparison: the groups that something is to be put right for are calculated, which holds what would remove too
     * much, and shows the rest in runs of their own. One that was stopped puts nothing right.
     */
    Uni<List<NewEvent>> end(SqlClient transaction, UUID account, UUID run) {
        return transaction
                .preparedQuery("""
                SELECT request_work('CALCULATE', array_agg(group_id)) FROM (
                    SELECT e.group_id FROM finding f
                    JOIN list_entry e ON e.account_id = f.account_id AND e.address = f.address
                    WHERE f.run_id = $1 AND NOT f.reported_only
                      AND f.kind IN ('CONTACT_MISSING', 'CONTACT_OUTDATED', 'CONTACT_HELD_BY_LOWER_PRIORITY')
                    UNION
                    SELECT g.group_id FROM finding f JOIN group_list g ON g.list_id = f.list_id
                    WHERE f.run_id = $1 AND NOT f.reported_only AND f.kind = 'CONTACT_UNEXPECTED') g
                WHERE EXISTS (SELECT FROM sync_run WHERE id = $1 AND finished_at IS NULL)
                HAVING count(*) > 0
                """)
                .execute(Tuple.of(run))
                .chain(() -> transaction.preparedQuery("""
                        UPDATE provider_account SET reconcile = NULL
                        WHERE id = $1 AND EXISTS (SELECT FROM sync_run WHERE id = $2 AND finished_at IS NULL)
                        """).execute(Tuple.of(account, run)))
                .chain(() -> transaction.preparedQuery("""
                        UPDATE sync_run SET state = 'SUCCEEDED', phase = 'DONE', finished_at = now(), total = skipped
                        WHERE id = $1 AND finished_at IS NULL
                        RETURNING id, state, total, sent, failed, skipped
                        """).execute(Tuple.of(run)))
                .map(ProgressStore::ends);
    }

    /** Nothing that the ledger says is believed any more: everything is read, and everything is looked at. */
    Uni<Boolean> distrust(SqlClient client, Provider provider) {
        return client.preparedQuery("""
                WITH doubted AS (
                    UPDATE provider_account SET read_wanted = true
                    WHERE provider = $1 AND connected_at IS NOT NULL RETURNING id
                ), looked AS (
                    UPDATE target t SET dirty = true FROM doubted d WHERE t.account_id = d.id AND NOT t.dirty
                )
                SELECT request_work('SYNC', ARRAY[id]) FROM doubted
                """).execute(Tuple.of(provider.name())).map(rows -> rows.size() == 1);
    }

    /** Lifts refusals for passing reasons whose time has come; tells how many. */
    Uni<Integer> retry() {
        return pool.query("""
                WITH due AS (
                    UPDATE target SET dirty = true, refused_code = NULL, refused_message = NULL, refused_fields = NULL,
                                      retry_at = NULL
                    WHERE retry_at <= now() RETURNING account_id
                ), asked AS (
                    SELECT request_work('SYNC', array_agg(DISTINCT account_id)) FROM due HAVING count(*) > 0
                )
                SELECT (SELECT count(*)::int FROM due) AS due, (SELECT count(*) FROM asked) AS asked
                """).execute().map(rows -> rows.iterator().next().getInteger("due"));
    }

    /** Asks for work that is to be done and that nobody has asked for; tells how much there was. */
    Uni<Integer> sweep() {
        return pool.query("""
                WITH forgotten AS (
                    SELECT 'SYNC' AS kind, a.id FROM provider_account a
                    WHERE a.connected_at IS NOT NULL AND NOT a.paused
                      AND (a.reconcile IS NOT NULL
                        OR EXISTS (SELECT FROM target t WHERE t.account_id = a.id AND t.dirty)
                        OR EXISTS (SELECT FROM pending_push p WHERE p.account_id = a.id))
                    UNION ALL
                    SELECT 'CALCULATE', g.id FROM member_group g
                    WHERE g.calculation_state IN ('PENDING', 'CALCULATING')
                ), asked AS (
                    SELECT request_work(kind, array_agg(id)) FROM forgotten f
                    WHERE NOT EXISTS (SELECT FROM work w WHERE w.kind = f.kind AND w.subject_id = f.id)
                    GROUP BY kind
                )
                SELECT (SELECT count(*)::int FROM forgotten f
                        WHERE NOT EXISTS (SELECT FROM work w WHERE w.kind = f.kind AND w.subject_id = f.id)) AS found,
                       (SELECT count(*) FROM asked) AS asked
                """).execute().map(rows -> rows.iterator().next().getInteger("found"));
    }
}
