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

    Uni<List<Doubt>> doubts(UUID account) {
        return pool.preparedQuery("""
                SELECT address, contact_id, intended_at FROM intent WHERE account_id = $1 ORDER BY intended_at, address
                """)
                .execute(Tuple.of(account))
                .map(rows -> rows.stream()
                        .map(row -> new Doubt(
                                row.getString("address"),
                                row.getString("contact_id"),
                                row.getOffsetDateTime("intended_at")))
                        .toList());
    }

    /** All has been read: nothing of the account is in doubt any more. */
    Uni<Void> clear(SqlClient transaction, UUID account) {
        return transaction
                .preparedQuery("DELETE FROM intent WHERE account_id = $1")
                .execute(Tuple.of(account))
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
