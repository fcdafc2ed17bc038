package org.rollcall.group;

import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.SqlClient;
import io.vertx.mutiny.sqlclient.Tuple;
import java.util.List;
import java.util.UUID;
import org.rollcall.graphql.Keyset;
import org.rollcall.graphql.Page;
import org.rollcall.graphql.Where;

/**
 * A list, which may hang below an object, such as a group's members.
 *
 * @param columns what to select
 * @param from tables and joins; {@code $1} is the object's id, if there is one
 * @param where with values behind that
 */
record Listing(String columns, String from, Where where, Keyset keyset) {

    Uni<Page.Slice<Row>> page(SqlClient client, Page page, Object... parents) {
        String sql = "SELECT %s, %s FROM %s WHERE %s AND %s ORDER BY %s LIMIT %d"
                .formatted(
                        columns,
                        keyset.selected(),
                        from,
                        where.sql(),
                        keyset.condition(page, where.next()),
                        keyset.orderBy(page),
                        page.limit());
        return client.preparedQuery(sql)
                .execute(where.addTo(Tuple.from(List.of(parents)), page))
                .map(rows -> page.slice(rows.stream().toList(), keyset::key));
    }

    /**
     * The same page, found before its rows are read: along the index that holds the key.
     *
     * @param kept what the page itself selects
     * @param join the table that {@code columns} are of, and how it is joined to {@code page}
     */
    Uni<Page.Slice<Row>> pageFirst(SqlClient client, UUID parent, Page page, String kept, String join) {
        String order = keyset.orderBy(page);
        String found =
                "SELECT %s, %s, row_number() OVER (ORDER BY %s) AS place FROM %s WHERE %s AND %s ORDER BY %s LIMIT %d"
                        .formatted(
                                kept,
                                keyset.selected(),
                                order,
                                from,
                                where.sql(),
                                keyset.condition(page, where.next()),
                                order,
                                page.limit());
        return client.preparedQuery(
                        "SELECT %s, page.* FROM (%s) page JOIN %s ORDER BY page.place".formatted(columns, found, join))
                .execute(where.addTo(Tuple.of(parent), page))
                .map(rows -> page.slice(rows.stream().toList(), keyset::key));
    }

    /** How many entries the list has; what a text search finds is counted up to {@link Page#COUNTED_TO}. */
    Uni<Integer> count(SqlClient client, Object... parents) {
        String list = from + " WHERE " + where.sql();
        return client.preparedQuery("SELECT count(*)::int AS entries FROM "
                        + (where.isByText() ? "(SELECT FROM " + list + " LIMIT " + Page.COUNTED_TO + ") found" : list))
                .execute(where.addTo(Tuple.from(List.of(parents))))
                .map(rows -> rows.iterator().next().getInteger("entries"));
    }
}
