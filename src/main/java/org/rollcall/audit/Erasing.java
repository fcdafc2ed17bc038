package org.rollcall.audit;

import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlClient;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.function.Supplier;

/** Takes out of the trail what it holds of a person: the changes go, the entries and their seals stay. */
@ApplicationScoped
public class Erasing {

    /** What {@link AuditAction#PERSON_ERASED} calls the entries whose changes it took. */
    public static final String ENTRIES = "entriesErased";

    /** Erases the changes of all entries about an object; gives their positions, which whoever erases must record. */
    public Uni<List<Integer>> changesOf(SqlClient transaction, String object) {
        return allowed(transaction, () -> transaction.preparedQuery("""
                                UPDATE audit_entry SET changes = NULL WHERE object_id = $1 AND changes IS NOT NULL
                                RETURNING position
                                """).execute(Tuple.of(object)))
                .map(rows -> rows.stream()
                        .map(row -> row.getInteger("position"))
                        .sorted()
                        .toList());
    }

    /** Lets a statement pass the guard of the trail. */
    static <T> Uni<T> allowed(SqlClient transaction, Supplier<Uni<T>> change) {
        return guard(transaction, "recorded").chain(() -> change.get()).call(() -> guard(transaction, ""));
    }

    private static Uni<Void> guard(SqlClient transaction, String value) {
        return transaction
                .preparedQuery("SELECT set_config('rollcall.audit_change', $1, true)")
                .execute(Tuple.of(value))
                .replaceWithVoid();
    }
}
