package org.rollcall.group;

import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.rollcall.provider.Provider;

/** Reads what a wish for a group has to be compared with. */
@ApplicationScoped
class GroupReviewStore {

    private final Pool pool;
    private final GroupStore groups;

    GroupReviewStore(Pool pool, GroupStore groups) {
        this.pool = pool;
        this.groups = groups;
    }

    /** A list that a group may be connected to; {@code group} is the one that it serves, null for a free one. */
    record ListRow(
            UUID id, UUID account, String name, @Nullable UUID group) {}

    /** The group as it stands; null when there is none. */
    Uni<@Nullable SavedGroup> saved(UUID id) {
        return groups.byIds(List.of(id)).chain(found -> {
            Group group = found.get(id);
            return group == null
                    ? Uni.createFrom().nullItem()
                    : Uni.combine()
                            .all()
                            .unis(named(id, true), named(id, false), connections(id))
                            .with((included, excluded, connections) ->
                                    new SavedGroup(group, included, excluded, connections));
        });
    }

    /** The slugs that other groups have, of this one and of those that are made from it by a number. */
    Uni<Set<String>> takenSlugs(String slug, @Nullable UUID exceptOf) {
        return pool.preparedQuery("""
                        SELECT slug FROM member_group
                        WHERE deleted_at IS NULL AND id IS DISTINCT FROM $2
                            AND (slug = $1 OR slug LIKE $1 || '-%')
                        """).execute(Tuple.of(slug, exceptOf)).map(rows -> {
            Set<String> slugs = new HashSet<>();
            rows.forEach(row -> slugs.add(row.getString("slug")));
            return slugs;
        });
    }

    /** Which of these members there are. */
    Uni<Set<UUID>> members(Collection<UUID> ids) {
        return pool.preparedQuery("SELECT id FROM member WHERE id = ANY ($1)")
                .execute(Tuple.tuple().addArrayOfUUID(ids.toArray(UUID[]::new)))
                .map(rows -> {
                    Set<UUID> found = new HashSet<>();
                    rows.forEach(row -> found.add(row.getUUID("id")));
                    return found;
                });
    }

    /** The association's connected accounts. */
    Uni<Map<Provider, UUID>> accounts() {
        return pool.query("SELECT provider, id FROM provider_account WHERE connected_at IS NOT NULL")
                .execute()
                .map(rows -> {
                    Map<Provider, UUID> accounts = new HashMap<>();
                    rows.forEach(row -> accounts.put(Provider.valueOf(row.getString("provider")), row.getUUID("id")));
                    return accounts;
                });
    }

    /** The lists with these ids; ids that no list has are left out. */
    Uni<Map<UUID, ListRow>> lists(Collection<UUID> ids) {
        return pool.preparedQuery("""
                        SELECT l.id, l.account_id, l.name, g.group_id
                        FROM provider_list l LEFT JOIN group_list g ON g.list_id = l.id WHERE l.id = ANY ($1)
                        """)
                .execute(Tuple.tuple().addArrayOfUUID(ids.toArray(UUID[]::new)))
                .map(rows -> {
                    Map<UUID, ListRow> found = new HashMap<>();
                    rows.forEach(row -> found.put(row.getUUID("id"), list(row)));
                    return found;
                });
    }

    private Uni<List<UUID>> named(UUID group, boolean included) {
        return pool.preparedQuery("SELECT member_id FROM group_named_member WHERE group_id = $1 AND included = $2")
                .execute(Tuple.of(group, included))
                .map(rows -> rows.stream().map(row -> row.getUUID("member_id")).toList());
    }

    private Uni<List<Connection>> connections(UUID group) {
        return pool.preparedQuery("""
                        SELECT a.provider, a.id AS account_id, l.id AS list_id, l.name
                        FROM group_list g JOIN provider_account a ON a.id = g.account_id
                            JOIN provider_list l ON l.id = g.list_id
                        WHERE g.group_id = $1 AND a.connected_at IS NOT NULL ORDER BY a.provider
                        """).execute(Tuple.of(group)).map(rows -> {
            List<Connection> connections = new ArrayList<>();
            rows.forEach(row -> connections.add(connection(row)));
            return connections;
        });
    }

    private static Connection connection(Row row) {
        return new Connection(
                Provider.valueOf(row.getString("provider")),
                row.getUUID("account_id"),
                row.getUUID("list_id"),
                row.getString("name"));
    }

    private static ListRow list(Row row) {
        return new ListRow(
                row.getUUID("id"), row.getUUID("account_id"), row.getString("name"), row.getUUID("group_id"));
    }
}
