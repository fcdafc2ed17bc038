package org.rollcall.membership;

import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.SqlClient;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;

/** Which groups a change of members may concern: all of them, until it is told more finely. */
@ApplicationScoped
public class ConcernedGroups {

    /** Groups whose members or winners the change of these members may alter. */
    public Uni<List<UUID>> of(SqlClient transaction, UUID[] changedMembers) {
        if (changedMembers.length == 0) {
            return Uni.createFrom().item(List.of());
        }
        return transaction
                .preparedQuery("SELECT id FROM member_group WHERE deleted_at IS NULL ORDER BY id")
                .execute()
                .map(rows -> {
                    List<UUID> ids = new ArrayList<>(rows.size());
                    for (Row row : rows) {
                        ids.add(row.getUUID("id"));
                    }
                    return ids;
                });
    }
}
