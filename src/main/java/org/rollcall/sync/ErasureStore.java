package org.rollcall.sync;

import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.SqlClient;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Addresses of people who were erased, until nothing of ours has them any more. */
@ApplicationScoped
public class ErasureStore {

    private final Pool pool;

    ErasureStore(Pool pool) {
        this.pool = pool;
    }

    /** An erasure that goes on. */
    record Pending(UUID id, String address, boolean alsoAtProviders) {}

    /**
     * Where an erased address stands at an account.
     *
     * @param busy the engine has yet to take it off a list
     */
    record Place(
            UUID account,
            boolean connected,
            boolean busy,
            @Nullable String contactId) {}

    /** Enters an erasure, which goes on at once; one without an address is done. */
    public Uni<UUID> begin(SqlClient transaction, @Nullable String address, boolean alsoAtProviders) {
        return transaction
                .preparedQuery("""
                INSERT INTO erasure (address, also_at_providers, done_at)
                VALUES ($1, $2, CASE WHEN $1::text IS NULL THEN now() END) RETURNING id
                """)
                .execute(Tuple.of(address, alsoAtProviders))
                .map(rows -> rows.iterator().next().getUUID("id"))
                .call(() -> transaction
                        .preparedQuery("UPDATE scheduled_job SET run_wanted_at = clock_timestamp() WHERE name = $1")
                        .execute(Tuple.of(ErasureJob.NAME)));
    }

    /** Enters the erasure of an address that the person had before; at providers only of a contact that is known to be there. */
    public Uni<UUID> beginFormer(SqlClient transaction, String address, boolean alsoAtProviders) {
        return transaction
                .preparedQuery("""
                INSERT INTO erasure (address, also_at_providers)
                VALUES ($1, $2 AND EXISTS (SELECT FROM contact WHERE address = $1)) RETURNING id
                """)
                .execute(Tuple.of(address, alsoAtProviders))
                .map(rows -> rows.iterator().next().getUUID("id"));
    }

    Uni<List<Pending>> pending() {
        return pool.query(
                        "SELECT id, address, also_at_providers FROM erasure WHERE done_at IS NULL ORDER BY erased_at, id")
                .execute()
                .map(rows -> rows.stream()
                        .map(row -> new Pending(
                                row.getUUID("id"), row.getString("address"), row.getBoolean("also_at_providers")))
                        .toList());
    }

    /** Where the address stands at each account. */
    Uni<List<Place>> places(String address) {
        return pool.preparedQuery("""
                SELECT a.id, a.connected_at IS NOT NULL AS connected, c.contact_id,
                       coalesce(t.dirty OR t.pending_push_id IS NOT NULL, false)
                       OR EXISTS (SELECT FROM contact_list l
                                  WHERE l.account_id = a.id AND l.address = $1 AND (l.ours OR l.removing)) AS busy
                FROM provider_account a
                LEFT JOIN target t ON t.account_id = a.id AND t.address = $1
                LEFT JOIN contact c ON c.account_id = a.id AND c.address = $1
                ORDER BY a.id
                """)
                .execute(Tuple.of(address))
                .map(rows -> rows.stream()
                        .map(row -> new Place(
                                row.getUUID("id"),
                                row.getBoolean("connected"),
                                row.getBoolean("busy"),
                                row.getString("contact_id")))
                        .toList());
    }

    /** Forgets the address everywhere, unless somebody has it by now; then the erasure is done. */
    Uni<Void> end(Pending erasure) {
        return pool.withTransaction(transaction -> transaction
                .query("SELECT lock_accounts()")
                .execute()
                .chain(() -> forget(transaction, erasure.address()))
                .chain(() -> transaction
                        .preparedQuery("UPDATE erasure SET address = NULL, done_at = now() WHERE id = $1")
                        .execute(Tuple.of(erasure.id())))
                .replaceWithVoid());
    }

    private static Uni<Void> forget(SqlClient transaction, String address) {
        Uni<Void> all = Uni.createFrom().voidItem();
        for (String table : List.of("target", "intent", "webhook_hint", "finding", "contact")) {
            all = all.chain(() -> transaction
                    .preparedQuery("DELETE FROM " + table + " WHERE address = $1"
                            + " AND NOT EXISTS (SELECT FROM member WHERE member.address = $1)")
                    .execute(Tuple.of(address))
                    .replaceWithVoid());
        }
        return all;
    }
}
