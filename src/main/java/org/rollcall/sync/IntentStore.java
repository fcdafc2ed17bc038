package org.rollcall.sync;

import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.SqlClient;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.rollcall.plan.AddressPlan;
import org.rollcall.plan.ContactChange;

/**
 * What calls under way do to contacts, committed before the calls. Those found later are in doubt. Changes of fields and
 * lists need none: repeating them sets the same state.
 */
@ApplicationScoped
class IntentStore {

    /** An intent whose call's answer is not known. */
    record Doubt(String address, @Nullable String contactId, OffsetDateTime since) {}

    private final Pool pool;

    IntentStore(Pool pool) {
        this.pool = pool;
    }

    Uni<Void> intend(SqlClient transaction, UUID account, List<AddressPlan> plans) {
        return intendChanges(transaction, account, plans).chain(() -> intendRemovals(transaction, account, plans));
    }

    /** So that who is seen to be off a list meanwhile is not taken for somebody who left it. */
    private static Uni<Void> intendRemovals(SqlClient transaction, UUID account, List<AddressPlan> plans) {
        List<String> addresses = new ArrayList<>();
        List<UUID> lists = new ArrayList<>();
        for (AddressPlan plan : plans) {
            for (UUID list : plan.takeOff()) {
                addresses.add(plan.address());
                lists.add(list);
            }
        }
        if (addresses.isEmpty()) {
            return Uni.createFrom().voidItem();
        }
        return transaction
                .preparedQuery("""
                UPDATE contact_list l SET removing = true
                FROM unnest($2::text[], $3::uuid[]) AS n(address, list_id)
                WHERE l.account_id = $1 AND l.address = n.address AND l.list_id = n.list_id
                """)
                .execute(Tuple.of(account, addresses.toArray(String[]::new), lists.toArray(UUID[]::new)))
                .replaceWithVoid();
    }

    private static Uni<Void> intendChanges(SqlClient transaction, UUID account, List<AddressPlan> plans) {
        List<Intent> intents = new ArrayList<>();
        plans.forEach(plan -> intents.addAll(Intent.of(plan.change())));
        if (intents.isEmpty()) {
            return Uni.createFrom().voidItem();
        }
        return transaction
                .preparedQuery("""
                INSERT INTO intent (account_id, address, change, former_address, contact_id, owner_id)
                SELECT $1, n.* FROM unnest($2::text[], $3::text[], $4::text[], $5::text[], $6::uuid[]) AS n
                ON CONFLICT (account_id, address) DO UPDATE SET
                    change = EXCLUDED.change, former_address = EXCLUDED.former_address,
                    contact_id = EXCLUDED.contact_id, owner_id = EXCLUDED.owner_id, intended_at = now()
                """)
                .execute(Tuple.tuple()
                        .addValue(account)
                        .addValue(intents.stream().map(Intent::address).toArray(String[]::new))
                        .addValue(intents.stream().map(Intent::change).toArray(String[]::new))
                        .addValue(intents.stream().map(Intent::former).toArray(String[]::new))
                        .addValue(intents.stream().map(Intent::contactId).toArray(String[]::new))
                        .addValue(intents.stream().map(Intent::owner).toArray(UUID[]::new)))
                .replaceWithVoid();
    }

    /** Intents whose outcome nothing tells; what the provider has taken and works on is not in doubt. */
    Uni<List<Doubt>> doubts(UUID account) {
        return pool.preparedQuery("""
                SELECT address, contact_id, intended_at FROM intent i
                WHERE account_id = $1 AND NOT EXISTS (
                    SELECT FROM target t
                    WHERE t.account_id = i.account_id AND t.address = i.address AND t.pending_push_id IS NOT NULL)
                ORDER BY intended_at, address
                """)
                .execute(Tuple.of(account))
                .map(rows -> rows.stream()
                        .map(row -> new Doubt(
                                row.getString("address"),
                                row.getString("contact_id"),
                                row.getOffsetDateTime("intended_at")))
                        .toList());
    }

    /** These have been read, and are in doubt no more. */
    Uni<Void> clear(SqlClient transaction, UUID account, String[] addresses) {
        return transaction
                .preparedQuery("DELETE FROM intent WHERE account_id = $1 AND address = ANY ($2)")
                .execute(Tuple.of(account, addresses))
                .replaceWithVoid();
    }

    private record Intent(
            String address,
            String change,
            @Nullable String former,
            @Nullable String contactId,
            @Nullable UUID owner) {

        static List<Intent> of(@Nullable ContactChange change) {
            return switch (change) {
                case null -> List.of();
                case ContactChange.Create it -> List.of(new Intent(it.address(), "CREATE", null, null, it.owner()));
                case ContactChange.Rename it ->
                    List.of(new Intent(
                            it.address(),
                            "RENAME",
                            it.former().address(),
                            it.former().contactId(),
                            it.owner()));
                case ContactChange.Restore it ->
                    List.of(new Intent(
                            it.address(), "RESTORE", null, it.contact().contactId(), it.owner()));
                case ContactChange.Archive it ->
                    List.of(new Intent(
                            it.address(), "ARCHIVE", null, it.contact().contactId(), null));
                case ContactChange.Adopt ignored -> List.of();
                case ContactChange.Update ignored -> List.of();
                case ContactChange.HandOver ignored -> List.of();
            };
        }
    }
}
