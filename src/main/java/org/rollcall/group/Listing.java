package org.rollcall.group;

import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.RowSet;
import io.vertx.mutiny.sqlclient.SqlClient;
import io.vertx.mutiny.sqlclient.Tuple;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.rollcall.graphql.Keyset;
import org.rollcall.graphql.Page;

/**
 * A list that hangs below an object, such as a group's members; the same page of it is read for many objects by one
 * statement.
 *
 * @param columns what to select
 * @param from tables and joins; {@code parent.id} is the object's id
 * @param where with values from {@code $2} on
 */
record Listing(String columns, String from, Where where, Keyset keyset) {

    /** The page of each object's list; objects whose list is empty have an empty page. */
    Uni<Map<UUID, Page.Slice<Row>>> pages(SqlClient client, List<UUID> parents, Page page) {
        String sql = """
                SELECT parent.id AS parent_id, entry.*
                FROM unnest($1::uuid[]) AS parent (id) CROSS JOIN LATERAL (
                    SELECT %s, %s FROM %s WHERE %s AND %s ORDER BY %s LIMIT %d) entry
                """.formatted(
                        columns,
                        keyset.selected(),
                        from,
                        where.sql(),
                        keyset.condition(page, where.next()),
                        keyset.orderBy(page),
                        page.limit());
        return client.preparedQuery(sql)
                .execute(where.addTo(ids(parents), page))
                .map(rows -> slices(parents, rows, page));
    }

    /** How many entries an object's list has. */
    Uni<Integer> count(SqlClient client, UUID parent) {
        String sql =
                "SELECT count(*)::int AS entries FROM unnest($1::uuid[]) AS parent (id) CROSS JOIN LATERAL (SELECT FROM "
                        + from + " WHERE " + where.sql() + ") entry";
        return client.preparedQuery(sql)
                .execute(where.addTo(ids(List.of(parent))))
                .map(rows -> rows.iterator().next().getInteger("entries"));
    }

    private Map<UUID, Page.Slice<Row>> slices(List<UUID> parents, RowSet<Row> rows, Page page) {
        Map<UUID, List<Row>> byParent = new HashMap<>();
        parents.forEach(parent -> byParent.put(parent, new ArrayList<>()));
        for (Row row : rows) {
            byParent.computeIfAbsent(row.getUUID("parent_id"), parent -> new ArrayList<>())
                    .add(row);
        }
        Map<UUID, Page.Slice<Row>> slices = new HashMap<>();
        byParent.forEach((parent, ofParent) -> slices.put(parent, page.slice(ofParent, keyset::key)));
        return slices;
    }

    private static Tuple ids(List<UUID> parents) {
        return Tuple.tuple().addArrayOfUUID(parents.stream().distinct().toArray(UUID[]::new));
    }
}
