package org.rollcall.sync;

import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.RowSet;
import io.vertx.mutiny.sqlclient.SqlClient;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.rollcall.sync.EventStore.NewEvent;

/** Keeps how a provider differs from what Rollcall knew and wants, before the reading is taken into the ledger. */
@ApplicationScoped
class FindingStore {

    /** Compares a page with the ledger, as far as the contacts are known and wanted. */
    Uni<Void> compare(SqlClient transaction, Tuple seen, boolean listsAreLeft, Comparison comparison) {
        if (comparison.run() == null) {
            return Uni.createFrom().voidItem();
        }
        Tuple arguments = Tuple.of(seen.getUUID(0), seen.getString(1), comparison.run(), !comparison.fixes());
        return transaction
                .preparedQuery(Seen.ROWS + """
                INSERT INTO finding (run_id, account_id, address, kind, reported_only)
                SELECT $3, $1, c.address, k.kind, $4 AND k.kind IN ('CONTACT_OUTDATED', 'CONTACT_HELD_BY_LOWER_PRIORITY')
                FROM seen s
                JOIN contact c ON c.account_id = $1 AND c.contact_id = s.contact_id
                JOIN target t ON t.account_id = $1 AND t.address = c.address AND t.owner_id IS NOT NULL
                LEFT JOIN contact_fields f ON f.account_id = $1 AND f.member_id = t.owner_id
                CROSS JOIN LATERAL (
                    SELECT CASE
                        WHEN c.address <> s.address THEN CASE WHEN EXISTS (
                            SELECT FROM intent i WHERE i.account_id = $1 AND i.address = s.address
                              AND i.change = 'RENAME' AND i.former_address = c.address)
                            THEN NULL ELSE 'CONTACT_EMAIL_CHANGED' END
                        WHEN c.status = 'SUBSCRIBED' AND s.status = 'UNSUBSCRIBED' THEN 'CONTACT_UNSUBSCRIBED'
                        WHEN c.status = 'SUBSCRIBED' AND s.status = 'CLEANED' THEN 'CONTACT_BOUNCED'
                        WHEN c.status = 'SUBSCRIBED' AND s.status = 'ARCHIVED' AND NOT EXISTS (
                            SELECT FROM intent i WHERE i.account_id = $1 AND i.address = s.address) THEN 'CONTACT_ARCHIVED'
                        WHEN s.status <> 'SUBSCRIBED' OR c.origin = 'FOREIGN' OR t.dirty
                            OR (c.first_name, c.last_name, c.company_name, c.custom_fields)
                               = (s.first_name, s.last_name, s.company_name, s.custom_fields)
                            OR (f.first_name, f.last_name, f.company_name, f.custom_fields)
                               = (s.first_name, s.last_name, s.company_name, s.custom_fields) THEN NULL
                        WHEN EXISTS (
                            SELECT FROM member m
                            JOIN contact_fields o ON o.account_id = $1 AND o.member_id = m.id
                            WHERE lower(btrim(m.email)) = s.address AND m.id <> t.owner_id
                              AND (o.first_name, o.last_name) = (s.first_name, s.last_name))
                            THEN 'CONTACT_HELD_BY_LOWER_PRIORITY'
                        ELSE 'CONTACT_OUTDATED' END
                ) k(kind)
                WHERE k.kind IS NOT NULL
                """)
                .execute(arguments)
                .chain(() -> transaction.preparedQuery(Seen.ROWS + """
                        INSERT INTO finding (run_id, account_id, address, list_id, kind, reported_only)
                        SELECT $3, $1, s.address, l.list_id,
                               CASE WHEN $5 THEN 'CONTACT_LEFT_LIST' ELSE 'CONTACT_MISSING' END, $4 AND NOT $5
                        FROM seen s
                        JOIN contact_list l ON l.account_id = $1 AND l.address = s.address AND l.ours AND NOT l.removing
                        JOIN provider_list p ON p.id = l.list_id AND NOT p.gone AND p.external_id <> ALL (s.lists)
                        JOIN group_list g ON g.list_id = l.list_id
                        JOIN list_entry e ON e.group_id = g.group_id AND e.account_id = $1 AND e.address = s.address
                        WHERE s.status = 'SUBSCRIBED'
                        """).execute(arguments.addBoolean(listsAreLeft)))
                .replaceWithVoid();
    }

    /** Who has come onto a list and is not wanted there: one of ours is to be taken off, somebody else's is reported. */
    Uni<Void> placed(SqlClient transaction, UUID account, RowSet<Row> placed, Comparison comparison) {
        List<Row> came = placed.stream().filter(row -> row.getBoolean("came")).toList();
        if (comparison.run() == null || came.isEmpty()) {
            return Uni.createFrom().voidItem();
        }
        return transaction
                .preparedQuery("""
                INSERT INTO finding (run_id, account_id, address, list_id, kind, reported_only)
                SELECT $2, $1, n.address, n.list_id,
                       CASE WHEN n.ours THEN 'CONTACT_UNEXPECTED' ELSE 'CONTACT_FOREIGN' END, $6 AND n.ours
                FROM unnest($3::text[], $4::uuid[], $5::bool[]) AS n(address, list_id, ours)
                JOIN group_list g ON g.list_id = n.list_id
                WHERE NOT EXISTS (SELECT FROM list_entry e WHERE e.group_id = g.group_id AND e.account_id = $1
                                  AND e.address = n.address)
                """)
                .execute(Tuple.of(
                        account,
                        comparison.run(),
                        came.stream().map(row -> row.getString("address")).toArray(String[]::new),
                        came.stream().map(row -> row.getUUID("list_id")).toArray(UUID[]::new),
                        came.stream().map(row -> row.getBoolean("ours")).toArray(Boolean[]::new),
                        !comparison.fixes()))
                .replaceWithVoid();
    }

    /** Wanted contacts that are not there any more. */
    Uni<Void> missing(SqlClient transaction, UUID account, String[] addresses, Comparison comparison) {
        if (comparison.run() == null || addresses.length == 0) {
            return Uni.createFrom().voidItem();
        }
        return transaction
                .preparedQuery("""
                INSERT INTO finding (run_id, account_id, address, kind, reported_only)
                SELECT $2, $1, t.address, 'CONTACT_MISSING', $4
                FROM target t WHERE t.account_id = $1 AND t.address = ANY ($3) AND t.owner_id IS NOT NULL
                """)
                .execute(Tuple.of(account, comparison.run(), addresses, !comparison.fixes()))
                .replaceWithVoid();
    }

    /** Lists that serve groups and are gone. */
    Uni<Void> listsMissing(SqlClient transaction, UUID account, List<UUID> lists, @Nullable UUID run) {
        if (run == null || lists.isEmpty()) {
            return Uni.createFrom().voidItem();
        }
        return transaction
                .preparedQuery("""
                INSERT INTO finding (run_id, account_id, list_id, kind, reported_only)
                SELECT $2, $1, g.list_id, 'LIST_MISSING', true FROM group_list g WHERE g.list_id = ANY ($3)
                """)
                .execute(Tuple.of(account, run, lists.toArray(UUID[]::new)))
                .replaceWithVoid();
    }

    /** The provider turned out to have deleted these for good. */
    Uni<Void> forgotten(SqlClient transaction, UUID account, String[] addresses) {
        if (addresses.length == 0) {
            return Uni.createFrom().voidItem();
        }
        return transaction
                .preparedQuery("""
                UPDATE finding f SET kind = 'CONTACT_FORGOTTEN'
                WHERE f.account_id = $1 AND f.address = ANY ($2) AND f.kind = 'CONTACT_MISSING'
                  AND f.run_id = (SELECT r.id FROM sync_run r WHERE r.account_id = $1 AND r.cause = 'RECONCILIATION'
                                  ORDER BY r.queued_at DESC LIMIT 1)
                """)
                .execute(Tuple.of(account, addresses))
                .replaceWithVoid();
    }

    /** What was read is shown by the run. */
    Uni<List<NewEvent>> compared(SqlClient transaction, UUID run, int contacts) {
        return transaction
                .preparedQuery("""
                UPDATE sync_run r SET skipped = r.skipped + $2, %s
                WHERE r.id = $1 AND r.finished_at IS NULL
                RETURNING r.id, r.total, r.sent, r.failed, r.skipped, NOT r.unreported AS told
                """.formatted(ProgressStore.TELL))
                .execute(Tuple.of(run, contacts))
                .map(rows -> rows.stream()
                        .filter(row -> row.getBoolean("told"))
                        .map(ProgressStore::told)
                        .toList());
    }
}
