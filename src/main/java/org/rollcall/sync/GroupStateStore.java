package org.rollcall.sync;

import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlClient;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.UUID;

/** The state of a group's calculation. */
@ApplicationScoped
class GroupStateStore {

    Uni<Void> calculating(SqlClient transaction, UUID group) {
        return transaction.preparedQuery("""
                UPDATE member_group SET calculation_state = 'CALCULATING', calculation_started_at = clock_timestamp(),
                                        calculation_failure = NULL
                WHERE id = $1
                """).execute(Tuple.of(group)).replaceWithVoid();
    }

    /** Nobody saves the group while its members are being written. */
    Uni<Void> lock(SqlClient transaction, UUID group) {
        return transaction
                .preparedQuery("SELECT FROM member_group WHERE id = $1 FOR NO KEY UPDATE")
                .execute(Tuple.of(group))
                .replaceWithVoid();
    }

    Uni<Void> ready(SqlClient transaction, UUID group) {
        return transaction.preparedQuery("""
                UPDATE member_group SET calculation_state = 'READY', calculation_finished_at = clock_timestamp(),
                                        calculation_failure = NULL
                WHERE id = $1
                """).execute(Tuple.of(group)).replaceWithVoid();
    }

    Uni<Void> failed(SqlClient transaction, UUID group, String message) {
        return transaction.preparedQuery("""
                UPDATE member_group SET calculation_state = 'FAILED', calculation_finished_at = clock_timestamp(),
                                        calculation_failure = $2
                WHERE id = $1
                """).execute(Tuple.of(group, message)).replaceWithVoid();
    }
}
