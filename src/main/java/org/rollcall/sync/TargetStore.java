package org.rollcall.sync;

import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.SqlClient;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/**
 * What is wanted at an account. A group's decisions become entries of its list; the addresses whose desired state
 * differs from the ledger are marked dirty, which is where the sync looks.
 */
@ApplicationScoped
class TargetStore {

    /** A group's connection to an account. */
    record Connection(UUID account, UUID list, boolean deleted) {}

    /** Only one at a time works on an account's targets and ledger. */
    Uni<Void> lock(SqlClient transaction, UUID account) {
        return transaction
                .preparedQuery("SELECT lock_account($1)")
                .execute(Tuple.of(account))
                .replaceWithVoid();
    }

    /** Locks every account, in an order that is always the same: for whatever may take list entries away. */
    Uni<Void> lockAll(SqlClient transaction) {
        return transaction.query("SELECT lock_accounts()").execute().replaceWithVoid();
    }

    /** The group's connections to accounts that are connected themselves. */
    Uni<List<Connection>> connections(SqlClient transaction, UUID group) {
        return transaction
                .preparedQuery("""
                SELECT l.account_id, l.list_id, g.deleted_at IS NOT NULL AS deleted
                FROM group_list l JOIN member_group g ON g.id = l.group_id
                JOIN provider_account a ON a.id = l.account_id AND a.connected_at IS NOT NULL
                WHERE l.group_id = $1 ORDER BY l.account_id
                """)
                .execute(Tuple.of(group))
                .map(rows -> rows.stream()
                        .map(row -> new Connection(
                                row.getUUID("account_id"), row.getUUID("list_id"), row.getBoolean("deleted")))
                        .toList());
    }

    /** Makes the group's list entries equal to its decisions: every address that is to be sent has one. */
    Uni<Void> enter(SqlClient transaction, UUID group, UUID account) {
        return transaction
                .preparedQuery("""
                DELETE FROM list_entry e USING address_record r
                WHERE e.group_id = $1 AND e.account_id = $2
                  AND r.group_id = e.group_id AND r.address = e.address AND r.do_not_send
                """)
                .execute(Tuple.of(group, account))
                .chain(() -> transaction.preparedQuery("""
                        INSERT INTO list_entry (group_id, account_id, address)
                        SELECT group_id, $2, address FROM address_record
                        WHERE group_id = $1 AND NOT do_not_send
                        ON CONFLICT DO NOTHING
                        """).execute(Tuple.of(group, account)))
                .chain(() -> transaction.preparedQuery("""
                        UPDATE contact_list l SET ours = true
                        FROM list_entry e, group_list g
                        WHERE g.group_id = $1 AND g.account_id = $2 AND l.list_id = g.list_id AND NOT l.ours
                          AND e.group_id = $1 AND e.account_id = $2 AND e.address = l.address
                        """).execute(Tuple.of(group, account)))
                .chain(() -> transaction.preparedQuery("""
                        INSERT INTO target (account_id, address, dirty)
                        SELECT account_id, address, true FROM list_entry
                        WHERE group_id = $1 AND account_id = $2
                        ON CONFLICT DO NOTHING
                        """).execute(Tuple.of(group, account)))
                .replaceWithVoid();
    }

    /** Marks the group's addresses, and those that still are on its list, whose desired state differs from the ledger. */
    Uni<Void> markDirty(SqlClient transaction, UUID group, Connection connection) {
        return transaction
                .preparedQuery("""
                UPDATE target t SET dirty = true
                FROM list_entry e
                JOIN target o ON o.account_id = e.account_id AND o.address = e.address
                LEFT JOIN contact_fields f ON f.account_id = o.account_id AND f.member_id = o.owner_id
                LEFT JOIN contact c ON c.account_id = e.account_id AND c.address = e.address
                WHERE e.group_id = $1 AND e.account_id = $2
                  AND t.account_id = e.account_id AND t.address = e.address AND NOT t.dirty
                  AND (e.state IN ('QUEUED', 'IN_PROGRESS')
                    OR c.status = 'SUBSCRIBED' AND c.origin <> 'FOREIGN' AND (
                        c.owner_id IS DISTINCT FROM o.owner_id
                        OR (c.first_name, c.last_name, c.company_name, c.custom_fields)
                           IS DISTINCT FROM
                           (f.first_name, f.last_name, f.company_name, f.custom_fields))
                    OR o.refused_fields <> fields_fingerprint(f.first_name, f.last_name, f.company_name,
                                                              f.custom_fields))
                """)
                .execute(Tuple.of(group, connection.account()))
                .chain(() -> transaction
                        .preparedQuery("""
                        INSERT INTO target (account_id, address, dirty)
                        SELECT account_id, address, true FROM contact_list l
                        WHERE l.list_id = $3 AND l.ours
                          AND NOT EXISTS (SELECT FROM list_entry e
                                          WHERE e.group_id = $1 AND e.account_id = $2 AND e.address = l.address)
                        ON CONFLICT (account_id, address) DO UPDATE SET dirty = true WHERE NOT target.dirty
                        """)
                        .execute(Tuple.of(group, connection.account(), connection.list())))
                .replaceWithVoid();
    }

    /** How many contacts the group's plan takes off its list, renamed ones not counted, and how many are on it. */
    Uni<Removals> removals(SqlClient transaction, UUID group, Connection connection) {
        return transaction
                .preparedQuery("""
                SELECT count(*)::int AS on_list, count(*) FILTER (WHERE
                    NOT EXISTS (SELECT FROM list_entry e
                                WHERE e.group_id = $1 AND e.account_id = $2 AND e.address = l.address)
                    AND NOT EXISTS (SELECT FROM contact c
                                    JOIN target n ON n.account_id = c.account_id AND n.owner_id = c.owner_id
                                    JOIN list_entry e ON e.group_id = $1 AND e.account_id = $2 AND e.address = n.address
                                    WHERE c.account_id = $2 AND c.address = l.address AND n.address <> l.address
                                      AND NOT EXISTS (SELECT FROM contact x
                                                      WHERE x.account_id = $2 AND x.address = n.address)))::int
                    AS removals
                FROM contact_list l WHERE l.list_id = $3 AND l.ours
                """)
                .execute(Tuple.of(group, connection.account(), connection.list()))
                .map(rows -> {
                    Row row = rows.iterator().next();
                    return new Removals(row.getInteger("removals"), row.getInteger("on_list"));
                });
    }

    /** How many leave a list, of how many that are on it. */
    record Removals(int removals, int onList) {}

    /** Leaves alone, until a person confirms, the addresses that no other group is about. */
    Uni<Void> hold(SqlClient transaction, UUID group, Connection connection, String because) {
        return transaction
                .preparedQuery("UPDATE group_list SET held_because = $3 WHERE group_id = $1 AND account_id = $2")
                .execute(Tuple.of(group, connection.account(), because))
                .chain(() -> transaction
                        .preparedQuery("""
                        UPDATE target t SET dirty = false
                        WHERE t.account_id = $2 AND t.dirty
                          AND (EXISTS (SELECT FROM list_entry e
                                       WHERE e.group_id = $1 AND e.account_id = $2 AND e.address = t.address)
                            OR EXISTS (SELECT FROM contact_list l WHERE l.list_id = $3 AND l.address = t.address))
                          AND NOT EXISTS (SELECT FROM list_entry e
                                          WHERE e.account_id = $2 AND e.address = t.address AND e.group_id <> $1)
                          AND NOT EXISTS (SELECT FROM contact_list l
                                          WHERE l.account_id = $2 AND l.address = t.address AND l.list_id <> $3 AND l.ours)
                        """)
                        .execute(Tuple.of(group, connection.account(), connection.list())))
                .replaceWithVoid();
    }

    Uni<Void> release(SqlClient transaction, UUID group, UUID account) {
        return transaction.preparedQuery("""
                UPDATE group_list SET held_because = NULL
                WHERE group_id = $1 AND account_id = $2 AND held_because IS NOT NULL
                """).execute(Tuple.of(group, account)).replaceWithVoid();
    }

    /** Entries of dirty addresses wait to be sent, in this run. */
    Uni<Void> queueEntries(SqlClient transaction, UUID group, UUID account, UUID run) {
        return transaction
                .preparedQuery("""
                UPDATE list_entry e SET state = 'QUEUED', stopped = false, run_id = $3, code = NULL,
                                        provider_message = NULL, next_attempt_at = NULL,
                                        changed_at = CASE WHEN e.state = 'QUEUED' THEN e.changed_at ELSE now() END
                FROM target t
                WHERE e.group_id = $1 AND e.account_id = $2
                  AND t.account_id = e.account_id AND t.address = e.address AND t.dirty
                  AND (e.state <> 'QUEUED' OR e.stopped OR e.run_id IS DISTINCT FROM $3)
                """)
                .execute(Tuple.of(group, account, run))
                .replaceWithVoid();
    }

    /**
     * In how long the account is to be looked at again: for an address that is due, or could not be settled though it was,
     * for a push that the provider works on, or for what a webhook hinted at; empty when nothing is left to do.
     */
    Uni<Optional<Duration>> nextDue(SqlClient client, UUID account) {
        return client.preparedQuery("""
                SELECT (extract(epoch FROM min(due) - now()) * 1000)::int AS millis
                FROM (SELECT greatest(not_before, now() + interval '5 seconds') AS due
                      FROM target WHERE account_id = $1 AND dirty AND pending_push_id IS NULL
                      UNION ALL
                      SELECT greatest(next_look_at, now()) FROM pending_push WHERE account_id = $1
                      UNION ALL
                      SELECT greatest(due_at, now()) FROM webhook_hint WHERE account_id = $1
                      UNION ALL
                      SELECT now() FROM webhook WHERE account_id = $1 AND overflowed_at IS NOT NULL) d
                """)
                .execute(Tuple.of(account))
                .map(rows -> Optional.ofNullable(rows.iterator().next().getInteger("millis"))
                        .map(Duration::ofMillis));
    }
}
