package org.rollcall.sync;

import static java.util.stream.Collectors.toSet;

import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.SqlClient;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.rollcall.provider.Effect;
import org.rollcall.provider.Platform.Lookup;

/** Pushes that providers have taken and work on, and the addresses that are left alone until they have ended. */
@ApplicationScoped
class PendingPushStore {

    private final Pool pool;

    PendingPushStore(Pool pool) {
        this.pool = pool;
    }

    /** The provider took these calls of a push. */
    Uni<Void> accepted(
            SqlClient transaction, UUID account, UUID push, OffsetDateTime begunAt, List<Effect.Accepted> accepted) {
        if (accepted.isEmpty()) {
            return Uni.createFrom().voidItem();
        }
        return transaction
                .preparedQuery("""
                INSERT INTO pending_push AS p (id, account_id, activities, begun_at, next_look_at)
                VALUES ($1, $2, $3, $4, now() + interval '1 second')
                ON CONFLICT (id) DO UPDATE SET activities = p.activities || EXCLUDED.activities
                """)
                .execute(Tuple.of(
                        push,
                        account,
                        accepted.stream().map(Effect.Accepted::activity).toArray(String[]::new),
                        begunAt))
                .chain(() -> transaction
                        .preparedQuery(
                                "UPDATE target SET pending_push_id = $2 WHERE account_id = $1 AND address = ANY ($3)")
                        .execute(Tuple.of(
                                account,
                                push,
                                accepted.stream()
                                        .flatMap(call -> call.addresses().stream())
                                        .distinct()
                                        .toArray(String[]::new))))
                .replaceWithVoid();
    }

    /** Pushes that are to be looked at now, the oldest first. */
    Uni<List<PendingPush>> due(UUID account) {
        return pool.preparedQuery("""
                SELECT id, activities, begun_at, looks, readings, failure FROM pending_push
                WHERE account_id = $1 AND next_look_at <= now() ORDER BY begun_at, id
                """)
                .execute(Tuple.of(account))
                .map(rows -> rows.stream().map(PendingPushStore::push).toList());
    }

    /** The provider still works on these; it is asked again after 2, 4, 8 seconds and so on, half a minute at most. */
    Uni<Void> lookLater(UUID push, List<String> working, @Nullable String failure) {
        return pool.preparedQuery("""
                UPDATE pending_push SET activities = $2, failure = coalesce(failure, $3), looks = looks + 1,
                    next_look_at = now() + least(30, 2 ^ least(looks + 1, 5)) * interval '1 second'
                WHERE id = $1
                """)
                .execute(Tuple.of(push, working.toArray(String[]::new), failure))
                .replaceWithVoid();
    }

    /** All has ended, and something does not show yet: it is read again after 4, 16 seconds. */
    Uni<Void> readLater(UUID push) {
        return pool.preparedQuery("""
                UPDATE pending_push SET activities = '{}', readings = readings + 1,
                    next_look_at = now() + 4 ^ (readings + 1) * interval '1 second'
                WHERE id = $1
                """).execute(Tuple.of(push)).replaceWithVoid();
    }

    /** Addresses of a push that have not been read since it began, and where to look for them. */
    Uni<List<Lookup>> unread(UUID account, PendingPush push) {
        return pool.preparedQuery("""
                SELECT t.address, c.contact_id
                FROM target t LEFT JOIN contact c ON c.account_id = t.account_id AND c.address = t.address
                WHERE t.account_id = $1 AND t.pending_push_id = $2 AND (c.seen_at IS NULL OR c.seen_at < $3)
                """)
                .execute(Tuple.of(account, push.id(), push.begunAt()))
                .map(rows -> rows.stream()
                        .map(row -> new Lookup(row.getString("address"), row.getString("contact_id")))
                        .toList());
    }

    /** Contacts that the push takes off lists and that are still on them, as far as is known. */
    Uni<List<Effect.TakenOff>> removing(SqlClient client, UUID account, UUID push) {
        return client.preparedQuery("""
                SELECT l.address, l.list_id
                FROM contact_list l JOIN target t ON t.account_id = l.account_id AND t.address = l.address
                WHERE l.account_id = $1 AND t.pending_push_id = $2 AND l.removing
                """)
                .execute(Tuple.of(account, push))
                .map(rows -> rows.stream()
                        .map(row -> new Effect.TakenOff(row.getString("address"), row.getUUID("list_id")))
                        .toList());
    }

    /** The list places of these addresses that the ledger still has. */
    Uni<Set<Effect.TakenOff>> stillOn(SqlClient transaction, UUID account, String[] addresses) {
        return transaction
                .preparedQuery(
                        "SELECT address, list_id FROM contact_list WHERE account_id = $1 AND address = ANY ($2) AND removing")
                .execute(Tuple.of(account, addresses))
                .map(rows -> rows.stream()
                        .map(row -> new Effect.TakenOff(row.getString("address"), row.getUUID("list_id")))
                        .collect(toSet()));
    }

    /** A page of a push's addresses, in order. */
    Uni<String[]> addresses(UUID account, UUID push, String after, int limit) {
        return pool.preparedQuery("""
                SELECT address FROM target
                WHERE account_id = $1 AND pending_push_id = $2 AND address > $3 ORDER BY address LIMIT $4
                """)
                .execute(Tuple.of(account, push, after, limit))
                .map(rows -> rows.stream().map(row -> row.getString("address")).toArray(String[]::new));
    }

    /** These addresses are not waited for any more. */
    Uni<Void> letGo(SqlClient transaction, UUID account, String[] addresses) {
        return transaction
                .preparedQuery("UPDATE target SET pending_push_id = NULL WHERE account_id = $1 AND address = ANY ($2)")
                .execute(Tuple.of(account, addresses))
                .replaceWithVoid();
    }

    /** A push failed at the provider: its addresses are tried again, later each time. */
    Uni<Void> tryLater(SqlClient transaction, UUID account, String[] addresses) {
        return transaction
                .preparedQuery("""
                UPDATE target SET attempts = attempts + 1,
                                  not_before = now() + least(3600, 30 * 2 ^ least(attempts, 10)) * interval '1 second'
                WHERE account_id = $1 AND address = ANY ($2)
                """)
                .execute(Tuple.of(account, addresses))
                .replaceWithVoid();
    }

    /**
     * What was sent to a list, and was not seen there after the provider had ended and had been read for the last time:
     * whoever is subscribed and not on the list is left off it.
     */
    Uni<Void> leaveOff(SqlClient transaction, UUID account, String[] addresses) {
        return transaction
                .preparedQuery("""
                INSERT INTO list_departure (account_id, address, list_id)
                SELECT e.account_id, e.address, g.list_id
                FROM list_entry e
                JOIN group_list g ON g.group_id = e.group_id AND g.account_id = e.account_id
                JOIN contact c ON c.account_id = e.account_id AND c.address = e.address AND c.status = 'SUBSCRIBED'
                WHERE e.account_id = $1 AND e.address = ANY ($2) AND e.state = 'IN_PROGRESS'
                  AND NOT EXISTS (SELECT FROM contact_list l WHERE l.list_id = g.list_id AND l.address = e.address)
                ON CONFLICT DO NOTHING
                """)
                .execute(Tuple.of(account, addresses))
                .replaceWithVoid();
    }

    Uni<Void> delete(UUID push) {
        return pool.preparedQuery("DELETE FROM pending_push WHERE id = $1")
                .execute(Tuple.of(push))
                .replaceWithVoid();
    }

    private static PendingPush push(Row row) {
        return new PendingPush(
                row.getUUID("id"),
                List.of(row.getArrayOfStrings("activities")),
                row.getOffsetDateTime("begun_at"),
                row.getInteger("looks"),
                row.getInteger("readings"),
                row.getString("failure"));
    }
}
