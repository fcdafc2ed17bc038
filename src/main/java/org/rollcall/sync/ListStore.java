package org.rollcall.sync;

import static java.util.stream.Collectors.toMap;
import static java.util.stream.Collectors.toSet;

import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.SqlClient;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.rollcall.provider.Platform.RemoteList;

/** The lists that groups become at providers. */
@ApplicationScoped
class ListStore {

    private final Pool pool;

    ListStore(Pool pool) {
        this.pool = pool;
    }

    /** A list that a group is connected to and that Rollcall has yet to make. */
    record ListToMake(UUID id, String name, OffsetDateTime since) {}

    /** Marks the lists to be made as being made, and names them. */
    Uni<List<ListToMake>> listsToMake(UUID account) {
        return pool.preparedQuery("""
                UPDATE provider_list l SET making_since = coalesce(making_since, now())
                WHERE account_id = $1 AND external_id IS NULL
                  AND EXISTS (SELECT FROM group_list g WHERE g.list_id = l.id)
                RETURNING id, name, making_since
                """)
                .execute(Tuple.of(account))
                .map(rows -> rows.stream()
                        .map(row -> new ListToMake(
                                row.getUUID("id"), row.getString("name"), row.getOffsetDateTime("making_since")))
                        .toList());
    }

    /** Ids at the provider of the lists that groups are connected to. */
    Uni<Set<String>> takenLists(UUID account) {
        return pool.preparedQuery("""
                SELECT l.external_id FROM provider_list l JOIN group_list g ON g.list_id = l.id
                WHERE l.account_id = $1 AND l.external_id IS NOT NULL
                """)
                .execute(Tuple.of(account))
                .map(rows -> rows.stream().map(row -> row.getString(0)).collect(toSet()));
    }

    /**
     * The list is there. When the answer of its making was lost, an inspection may have found it meanwhile and taken it for
     * somebody else's: that row gives way.
     */
    Uni<Void> listMade(UUID list, RemoteList made) {
        return pool.withTransaction(transaction -> transaction
                .preparedQuery("""
                DELETE FROM provider_list f USING provider_list l
                WHERE l.id = $1 AND f.account_id = l.account_id AND f.external_id = $2 AND f.id <> l.id
                  AND NOT EXISTS (SELECT FROM group_list g WHERE g.list_id = f.id)
                """)
                .execute(Tuple.of(list, made.externalId()))
                .chain(() -> transaction
                        .preparedQuery("UPDATE provider_list SET external_id = $2, name = $3 WHERE id = $1")
                        .execute(Tuple.of(list, made.externalId(), made.name())))
                .replaceWithVoid());
    }

    /** The provider's ids of the account's lists that are there. */
    Uni<Map<UUID, String>> externalIds(SqlClient client, UUID account) {
        return client.preparedQuery("""
                SELECT id, external_id FROM provider_list
                WHERE account_id = $1 AND external_id IS NOT NULL AND NOT gone
                """)
                .execute(Tuple.of(account))
                .map(rows ->
                        rows.stream().collect(toMap(row -> row.getUUID("id"), row -> row.getString("external_id"))));
    }
}
