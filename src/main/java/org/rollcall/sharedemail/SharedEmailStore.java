package org.rollcall.sharedemail;

import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.rollcall.audience.WinnerRule;
import org.rollcall.graphql.Keyset;
import org.rollcall.graphql.OrderDirection;
import org.rollcall.graphql.Page;
import org.rollcall.graphql.Where;

/** Reads the shared emails of all groups. */
@ApplicationScoped
class SharedEmailStore {

    /** How many values a cursor has. */
    static final int KEY_LENGTH = 2;

    private static final Keyset BY_ADDRESS = new Keyset(
            List.of(new Keyset.Column("r.address", "text"), new Keyset.Column("r.id", "uuid")), OrderDirection.ASC);

    private static final String FROM =
            " FROM address_record r JOIN member_group g ON g.id = r.group_id AND g.deleted_at IS NULL WHERE ";

    private final Pool pool;

    SharedEmailStore(Pool pool) {
        this.pool = pool;
    }

    /** Who carries an address and by which rule, as last calculated. */
    record Outcome(UUID mainMember, @Nullable WinnerRule decidedBy) {}

    /** A page in the order of the addresses. */
    Uni<SharedEmailConnection> page(@Nullable SharedEmailFilter filter, Page page) {
        Where where = SharedEmailFilter.where(filter);
        Tuple values = where.addTo(Tuple.tuple(), page);
        return pool.preparedQuery("SELECT r.id, r.group_id, r.address, r.decided_at, " + BY_ADDRESS.selected() + FROM
                        + where.sql() + " AND " + BY_ADDRESS.condition(page, where.next())
                        + " ORDER BY " + BY_ADDRESS.orderBy(page) + " LIMIT " + page.limit())
                .execute(values)
                .map(rows -> new SharedEmailConnection(
                        page.slice(rows.stream().toList(), BY_ADDRESS::key).map(SharedEmailStore::read),
                        () -> count(SharedEmailFilter.where(filter))));
    }

    private Uni<Integer> count(Where where) {
        return pool.preparedQuery("SELECT count(*)::int AS addresses" + FROM + where.sql())
                .execute(where.addTo(Tuple.tuple()))
                .map(rows -> rows.iterator().next().getInteger("addresses"));
    }

    /** The outcomes of these records. */
    Uni<Map<UUID, Outcome>> outcomes(Collection<UUID> records) {
        return pool.preparedQuery("SELECT id, main_member_id, decided_by FROM address_record WHERE id = ANY ($1)")
                .execute(Tuple.tuple().addArrayOfUUID(records.toArray(UUID[]::new)))
                .map(rows -> {
                    Map<UUID, Outcome> outcomes = new HashMap<>();
                    rows.forEach(row -> outcomes.put(row.getUUID("id"), outcome(row)));
                    return outcomes;
                });
    }

    private static Outcome outcome(Row row) {
        String rule = row.getString("decided_by");
        return new Outcome(row.getUUID("main_member_id"), rule == null ? null : WinnerRule.valueOf(rule));
    }

    private static SharedEmail read(Row row) {
        return new SharedEmail(
                row.getUUID("id"),
                row.getUUID("group_id"),
                row.getString("address"),
                row.getOffsetDateTime("decided_at"));
    }
}
