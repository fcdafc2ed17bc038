package org.rollcall.audit;

import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import org.rollcall.graphql.Keyset;
import org.rollcall.graphql.OrderDirection;
import org.rollcall.graphql.Page;
import org.rollcall.graphql.Where;

/** Reads the trail. */
@ApplicationScoped
public class AuditStore {

    static final int KEY_LENGTH = 1;

    private static final Keyset NEWEST_FIRST =
            new Keyset(List.of(new Keyset.Column("position", "int")), OrderDirection.DESC);

    private final Pool pool;

    AuditStore(Pool pool) {
        this.pool = pool;
    }

    /** The newest entries about an object, at most so many. */
    public Uni<List<AuditEntry>> about(String object, int most) {
        return pool.preparedQuery("SELECT * FROM audit_entry WHERE object_id = $1 ORDER BY position DESC LIMIT $2")
                .execute(Tuple.of(object, most))
                .map(rows ->
                        rows.stream().map(row -> new AuditEntry(Row.read(row))).toList());
    }

    Uni<AuditConnection> page(Where filter, Page page) {
        Tuple values = filter.addTo(Tuple.tuple());
        if (page.position() != null) {
            page.position().forEach(values::addString);
        }
        return pool.preparedQuery("SELECT * FROM audit_entry WHERE " + filter.sql() + " AND "
                        + NEWEST_FIRST.condition(page, filter.next()) + " ORDER BY " + NEWEST_FIRST.orderBy(page)
                        + " LIMIT " + page.limit())
                .execute(values)
                .map(rows ->
                        rows.stream().map(row -> new AuditEntry(Row.read(row))).toList())
                .map(entries -> new AuditConnection(
                        page.slice(entries, entry -> List.of(String.valueOf(entry.getPosition()))), filter));
    }

    Uni<Integer> count(Where filter) {
        return pool.preparedQuery("SELECT count(*)::int FROM audit_entry WHERE " + filter.sql())
                .execute(filter.addTo(Tuple.tuple()))
                .map(rows -> rows.iterator().next().getInteger(0));
    }
}
