package org.rollcall.sync;

import io.smallrye.mutiny.Uni;
import io.vertx.core.json.JsonObject;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.RowSet;
import io.vertx.mutiny.sqlclient.SqlClient;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.rollcall.sync.EventStore.Kind;
import org.rollcall.sync.EventStore.NewEvent;
import org.rollcall.sync.TargetStore.Connection;

/**
 * The runs of groups: at most one of a group with an account is open, and whatever comes meanwhile joins it. Every method
 * returns the events to append at the end of the transaction.
 */
@ApplicationScoped
class RunStore {

    /** The group's open runs enter a phase before sending. */
    Uni<List<NewEvent>> enter(SqlClient transaction, UUID group, String phase) {
        return transaction.preparedQuery("""
                UPDATE sync_run SET state = 'RUNNING', phase = $2, started_at = coalesce(started_at, now())
                WHERE group_id = $1 AND finished_at IS NULL AND phase <> $2
                RETURNING id, phase
                """).execute(Tuple.of(group, phase)).map(RunStore::phaseEvents);
    }

    /**
     * Opens or joins the group's run for what is dirty now, and counts what it has to do; a run that has nothing to do
     * ends. Empty when nothing is to be done and nobody asked.
     *
     * @param held the plan waits for a person, which is something to be shown even if nothing else is due
     */
    Uni<Optional<UUID>> begin(SqlClient transaction, UUID group, Connection connection, boolean held) {
        return transaction
                .preparedQuery("""
                WITH due AS (
                    SELECT $4 OR EXISTS (
                        SELECT FROM target t
                        WHERE t.account_id = $2 AND t.dirty
                          AND (EXISTS (SELECT FROM list_entry e WHERE e.group_id = $1 AND e.account_id = $2
                                       AND e.address = t.address)
                            OR EXISTS (SELECT FROM contact_list l WHERE l.list_id = $3 AND l.ours
                                       AND l.address = t.address))) AS any
                ), opened AS (
                    INSERT INTO sync_run (group_id, account_id, cause)
                    SELECT $1, $2, 'RECORDS_CHANGED' FROM due WHERE due.any
                    ON CONFLICT (group_id, account_id) WHERE finished_at IS NULL DO NOTHING
                    RETURNING id
                )
                SELECT id FROM opened
                UNION ALL
                SELECT id FROM sync_run WHERE group_id = $1 AND account_id = $2 AND finished_at IS NULL
                """)
                .execute(Tuple.of(group, connection.account(), connection.list(), held))
                .map(rows -> rows.stream().findFirst().map(row -> row.getUUID("id")));
    }

    /** Opens a run for a plan that a person applies, or joins the open one. */
    Uni<UUID> openFor(SqlClient transaction, UUID group, UUID account, String planHash, @Nullable String requestedBy) {
        return transaction
                .preparedQuery("""
                INSERT INTO sync_run (group_id, account_id, cause, plan_hash, requested_by)
                VALUES ($1, $2, 'GROUP_RESYNC', $3, $4)
                ON CONFLICT (group_id, account_id) WHERE finished_at IS NULL DO UPDATE
                    SET plan_hash = EXCLUDED.plan_hash,
                        requested_by = coalesce(sync_run.requested_by, EXCLUDED.requested_by)
                RETURNING id
                """)
                .execute(Tuple.of(group, account, planHash, requestedBy))
                .map(rows -> rows.iterator().next().getUUID("id"));
    }

    /** The run sends now, or waits for a person: counts what is before it. */
    Uni<List<NewEvent>> count(SqlClient transaction, UUID run, Connection connection, boolean held) {
        return transaction
                .preparedQuery("""
                UPDATE sync_run r SET
                    state = CASE WHEN $3 THEN 'HELD' ELSE 'RUNNING' END,
                    phase = 'SENDING', started_at = coalesce(started_at, now()),
                    skipped = n.skipped,
                    total = r.sent + r.failed + n.skipped + n.pending + n.removals
                FROM (SELECT r.id, g.pending, x.removals,
                             CASE WHEN r.total IS NULL
                                  THEN g.synced + g.unsubscribed + g.failed ELSE r.skipped END AS skipped
                      FROM sync_run r
                      JOIN group_list g ON g.group_id = r.group_id AND g.account_id = r.account_id
                      CROSS JOIN LATERAL (
                          SELECT count(*)::int AS removals FROM contact_list l
                          WHERE l.list_id = $2 AND l.ours AND NOT EXISTS (
                              SELECT FROM list_entry e WHERE e.group_id = g.group_id AND e.account_id = g.account_id
                              AND e.address = l.address)) x
                      WHERE r.id = $1) n
                WHERE r.id = n.id
                RETURNING r.id, r.phase
                """)
                .execute(Tuple.of(run, connection.list(), held))
                .map(RunStore::phaseEvents);
    }

    /** Ends the runs of an account that have nothing left to do. */
    Uni<List<NewEvent>> finish(SqlClient transaction, UUID account) {
        return transaction.preparedQuery("""
                WITH ended AS (
                    UPDATE sync_run r SET
                        state = CASE WHEN g.failed > 0 THEN 'SUCCEEDED_WITH_ERRORS' ELSE 'SUCCEEDED' END,
                        phase = 'DONE', finished_at = now(), total = r.sent + r.failed + r.skipped
                    FROM group_list g
                    WHERE r.account_id = $1 AND r.state = 'RUNNING' AND r.phase IN ('SENDING', 'AWAITING_PROVIDER')
                      AND g.group_id = r.group_id AND g.account_id = r.account_id
                      AND CASE WHEN g.pending > g.stopped THEN false ELSE NOT EXISTS (
                          SELECT FROM contact_list l
                          JOIN target t ON t.account_id = l.account_id AND t.address = l.address AND t.dirty
                          WHERE l.list_id = g.list_id AND l.ours AND NOT EXISTS (
                              SELECT FROM list_entry e WHERE e.group_id = g.group_id AND e.account_id = g.account_id
                              AND e.address = l.address)) END
                    RETURNING r.id, r.group_id, r.state, r.total, r.sent, r.failed, r.skipped
                ), stamped AS (
                    UPDATE group_list g SET last_synced_at = now() FROM ended e
                    WHERE g.group_id = e.group_id AND g.account_id = $1
                )
                SELECT * FROM ended
                """).execute(Tuple.of(account)).map(ProgressStore::ends);
    }

    /** Runs of which everything is sent wait for the provider to finish its work. */
    Uni<List<NewEvent>> await(SqlClient transaction, UUID account) {
        return transaction.preparedQuery("""
                UPDATE sync_run r SET phase = 'AWAITING_PROVIDER'
                FROM group_list g
                WHERE r.account_id = $1 AND r.state = 'RUNNING' AND r.phase = 'SENDING'
                  AND g.group_id = r.group_id AND g.account_id = r.account_id
                  AND EXISTS (
                      SELECT FROM target t WHERE t.account_id = $1 AND t.pending_push_id IS NOT NULL
                        AND (EXISTS (SELECT FROM list_entry e WHERE e.group_id = g.group_id
                                     AND e.account_id = $1 AND e.address = t.address)
                          OR EXISTS (SELECT FROM contact_list l WHERE l.list_id = g.list_id AND l.removing
                                     AND l.address = t.address)))
                  AND NOT EXISTS (
                      SELECT FROM list_entry e
                      JOIN target t ON t.account_id = e.account_id AND t.address = e.address
                      WHERE e.group_id = g.group_id AND e.account_id = $1 AND NOT e.stopped
                        AND e.state IN ('QUEUED', 'IN_PROGRESS')
                        AND t.pending_push_id IS NULL)
                RETURNING r.id, r.phase
                """).execute(Tuple.of(account)).map(RunStore::phaseEvents);
    }

    /** Runs of groups that are not connected any more, and of those that cannot be calculated, end by this. */
    Uni<List<NewEvent>> fail(SqlClient transaction, UUID group, String code, String message) {
        return transaction
                .preparedQuery("""
                UPDATE sync_run SET state = 'FAILED', phase = 'DONE', finished_at = now(),
                                    failure_code = $2, failure_message = $3
                WHERE group_id = $1 AND finished_at IS NULL
                RETURNING id, state
                """)
                .execute(Tuple.of(group, code, message))
                .map(rows -> rows.stream().map(RunStore::ended).toList());
    }

    /** Ends open runs whose group is no longer connected to the account. */
    Uni<List<NewEvent>> cancelDisconnected(SqlClient transaction, UUID account) {
        return transaction
                .preparedQuery("""
                UPDATE sync_run r SET state = 'CANCELED', phase = 'DONE', finished_at = now()
                WHERE r.account_id = $1 AND r.finished_at IS NULL AND r.cause <> 'RECONCILIATION'
                  AND NOT EXISTS (SELECT FROM group_list g
                                  WHERE g.group_id = r.group_id AND g.account_id = r.account_id)
                RETURNING id, state
                """)
                .execute(Tuple.of(account))
                .map(rows -> rows.stream().map(RunStore::ended).toList());
    }

    static List<NewEvent> phaseEvents(RowSet<Row> rows) {
        return rows.stream()
                .map(row -> new NewEvent(
                        row.getUUID("id"), Kind.PHASE_CHANGED, new JsonObject().put("phase", row.getString("phase"))))
                .toList();
    }

    static NewEvent ended(Row row) {
        return new NewEvent(
                row.getUUID("id"), Kind.RUN_FINISHED, new JsonObject().put("state", row.getString("state")));
    }
}
