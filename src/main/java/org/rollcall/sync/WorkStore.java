package org.rollcall.sync;

import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlClient;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Collection;
import java.util.UUID;

/** Says what needs work; the row carries only identity, the worker reads the present state. */
@ApplicationScoped
public class WorkStore {

    /** Asks that these groups be calculated again, in the transaction of the change that makes it necessary. */
    public Uni<Void> requestCalculation(SqlClient transaction, Collection<UUID> groups) {
        return request(transaction, "CALCULATE", groups);
    }

    /** Asks that these accounts be brought in step. */
    public Uni<Void> requestSync(SqlClient transaction, Collection<UUID> accounts) {
        return request(transaction, "SYNC", accounts);
    }

    private static Uni<Void> request(SqlClient transaction, String kind, Collection<UUID> subjects) {
        if (subjects.isEmpty()) {
            return Uni.createFrom().voidItem();
        }
        return transaction
                .preparedQuery("SELECT request_work($1, $2)")
                .execute(Tuple.of(kind, subjects.toArray(UUID[]::new)))
                .replaceWithVoid();
    }
}
