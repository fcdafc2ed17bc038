package org.rollcall.sync;

import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlClient;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.UUID;
import org.rollcall.sync.EventStore.NewEvent;

/**
 * Stops runs. Records that were not sent stay queued, marked as stopped, and their addresses are not looked at any more unless
 * another group is about them; the group's next calculation or re-sync takes them up again.
 */
@ApplicationScoped
class CancelStore {

    /** Ends the run; empty when it has ended already. */
    Uni<List<NewEvent>> end(SqlClient transaction, UUID run, String by) {
        return transaction.preparedQuery("""
                UPDATE sync_run SET state = 'CANCELED', phase = 'DONE', finished_at = now(), canceled_by = $2
                WHERE id = $1 AND finished_at IS NULL
                RETURNING id, state, total, sent, failed, skipped
                """).execute(Tuple.of(run, by)).map(ProgressStore::ends);
    }

    /** What waits in a group's run that was stopped waits no more; if members are yet to be calculated, not after that either. */
    Uni<Void> stop(SqlClient transaction, UUID group, UUID account) {
        return transaction
                .preparedQuery("""
                UPDATE group_list l SET stop_wanted = true
                FROM member_group g
                WHERE l.group_id = $1 AND l.account_id = $2 AND g.id = l.group_id
                  AND g.calculation_state IN ('PENDING', 'CALCULATING')
                """)
                .execute(Tuple.of(group, account))
                .chain(() -> leave(transaction, group, account));
    }

    /** Whether the run of the calculation that is being done was stopped, and nobody asked since. */
    Uni<Boolean> takeStop(SqlClient transaction, UUID group, UUID account) {
        return transaction
                .preparedQuery("""
                UPDATE group_list SET stop_wanted = false
                WHERE group_id = $1 AND account_id = $2 AND stop_wanted
                RETURNING NOT EXISTS (
                    SELECT FROM sync_run WHERE group_id = $1 AND account_id = $2 AND finished_at IS NULL) AS stopped
                """)
                .execute(Tuple.of(group, account))
                .map(rows -> rows.stream().anyMatch(row -> row.getBoolean("stopped")));
    }

    /** Records of runs that people stopped and whose call has failed or was never made are queued again, and stopped. */
    Uni<Void> leaveUnsent(SqlClient transaction, UUID account) {
        return transaction
                .preparedQuery("""
                WITH unsent AS (
                    UPDATE list_entry e SET state = 'QUEUED', stopped = true, changed_at = now()
                    FROM group_list g, list_entry own
                    JOIN sync_run r ON r.id = own.run_id AND r.canceled_by IS NOT NULL
                    JOIN target t ON t.account_id = own.account_id AND t.address = own.address
                        AND t.pending_push_id IS NULL
                    WHERE g.account_id = $1 AND own.group_id = g.group_id AND own.account_id = g.account_id
                      AND own.state = 'IN_PROGRESS'
                      AND e.group_id = own.group_id AND e.account_id = own.account_id AND e.address = own.address
                    RETURNING e.group_id
                )
                SELECT DISTINCT group_id FROM unsent
                """)
                .execute(Tuple.of(account))
                .flatMap(rows -> Multi.createFrom()
                        .iterable(rows)
                        .onItem()
                        .transformToUniAndConcatenate(row -> leave(transaction, row.getUUID("group_id"), account))
                        .collect()
                        .last());
    }

    /** Leaves alone what is queued for the group, but for what is under way and what other groups wait for. */
    Uni<Void> leave(SqlClient transaction, UUID group, UUID account) {
        return transaction
                .preparedQuery("""
                UPDATE list_entry SET stopped = true
                WHERE group_id = $1 AND account_id = $2 AND state = 'QUEUED' AND NOT stopped
                """)
                .execute(Tuple.of(group, account))
                .chain(() -> transaction.preparedQuery("""
                        UPDATE target t SET dirty = false, requested_at = NULL
                        FROM group_list g
                        WHERE g.group_id = $1 AND g.account_id = $2
                          AND t.account_id = $2 AND t.dirty AND t.pending_push_id IS NULL
                          AND (EXISTS (SELECT FROM list_entry e WHERE e.group_id = $1 AND e.account_id = $2
                                       AND e.address = t.address AND e.stopped)
                            OR EXISTS (SELECT FROM contact_list l WHERE l.list_id = g.list_id AND l.ours
                                       AND l.address = t.address)
                               AND NOT EXISTS (SELECT FROM list_entry e WHERE e.group_id = $1 AND e.account_id = $2
                                               AND e.address = t.address))
                          AND NOT EXISTS (SELECT FROM list_entry e WHERE e.account_id = $2 AND e.address = t.address
                                          AND e.state IN ('QUEUED', 'IN_PROGRESS') AND NOT e.stopped)
                          AND NOT EXISTS (
                              SELECT FROM contact_list l JOIN group_list o ON o.list_id = l.list_id
                              WHERE l.account_id = $2 AND l.address = t.address AND l.ours AND o.group_id <> $1
                                AND NOT EXISTS (SELECT FROM list_entry e WHERE e.group_id = o.group_id
                                                AND e.account_id = $2 AND e.address = t.address))
                        """).execute(Tuple.of(group, account)))
                .replaceWithVoid();
    }

    /** A comparison that was stopped is not due any more; what it has read stays read. */
    Uni<Void> stopComparing(SqlClient transaction, UUID account) {
        return transaction
                .preparedQuery("UPDATE provider_account SET reconcile = NULL WHERE id = $1")
                .execute(Tuple.of(account))
                .replaceWithVoid();
    }
}
