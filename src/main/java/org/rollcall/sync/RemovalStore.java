package org.rollcall.sync;

import static java.util.stream.Collectors.toMap;

import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.SqlClient;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.rollcall.provider.Effect;

/** What leaves: contacts from lists, and groups once their contacts are off. */
@ApplicationScoped
class RemovalStore {

    private final Pool pool;

    RemovalStore(Pool pool) {
        this.pool = pool;
    }

    /** Contacts taken off, by the group that the list serves. */
    Uni<Map<UUID, Integer>> groupsOf(SqlClient transaction, List<Effect.TakenOff> takenOff) {
        if (takenOff.isEmpty()) {
            return Uni.createFrom().item(Map.of());
        }
        return transaction
                .preparedQuery("""
                SELECT g.group_id, count(*)::int AS contacts
                FROM unnest($1::uuid[]) AS n(list_id) JOIN group_list g ON g.list_id = n.list_id
                GROUP BY g.group_id
                """)
                .execute(Tuple.of(takenOff.stream().map(Effect.TakenOff::list).toArray(UUID[]::new)))
                .map(rows -> rows.stream()
                        .collect(toMap(row -> row.getUUID("group_id"), row -> row.getInteger("contacts"))));
    }

    /** Removes deleted groups that are calculated as empty and of whose lists nothing of ours is left. */
    Uni<Void> deleteEmptiedGroups() {
        return pool.query("""
                DELETE FROM member_group g
                WHERE g.deleted_at IS NOT NULL AND g.calculation_state = 'READY'
                  AND g.calculation_started_at > g.deleted_at
                  AND NOT EXISTS (SELECT FROM group_list l JOIN contact_list c ON c.list_id = l.list_id AND c.ours
                                  WHERE l.group_id = g.id)
                """).execute().chain(() -> pool.query("""
                        DELETE FROM provider_list l
                        WHERE l.external_id IS NULL AND l.making_since IS NULL
                          AND NOT EXISTS (SELECT FROM group_list g WHERE g.list_id = l.id)
                        """).execute()).replaceWithVoid();
    }
}
