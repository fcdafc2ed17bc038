package org.rollcall.group;

import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.RowSet;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.rollcall.audience.MemberKind;
import org.rollcall.graphql.Keyset;
import org.rollcall.graphql.Page;
import org.rollcall.graphql.Where;
import org.rollcall.member.MembershipStatus;

/** Reads groups; one that a person deleted is not there any more, though its contacts are still being taken off. */
@ApplicationScoped
public class GroupStore {

    /** What {@link #read} needs of {@code member_group g}, to select in any statement that joins it. */
    public static final String COLUMNS = """
            g.id AS g_id, g.slug AS g_slug, g.name AS g_name, g.description AS g_description, g.revision AS g_revision,
            g.membership_statuses AS g_membership_statuses, g.expires_within_days AS g_expires_within_days,
            g.kinds AS g_kinds, g.member_types AS g_member_types, g.tags AS g_tags, g.beneficiaries AS g_beneficiaries,
            g.sync_primary_members AS g_sync_primary_members, g.sync_beneficiaries AS g_sync_beneficiaries,
            g.calculation_state AS g_calculation_state, g.primary_count AS g_primary_count,
            g.beneficiary_count AS g_beneficiary_count, g.calculation_started_at AS g_calculation_started_at,
            g.calculation_finished_at AS g_calculation_finished_at, g.calculation_failure AS g_calculation_failure,
            g.created_at AS g_created_at, g.updated_at AS g_updated_at
            """;

    private final Pool pool;

    GroupStore(Pool pool) {
        this.pool = pool;
    }

    /** The groups with these ids; ids that no group has are left out. */
    public Uni<Map<UUID, Group>> byIds(Collection<UUID> ids) {
        return byIds(ids, " AND g.deleted_at IS NULL");
    }

    /** The same, those among them that a person deleted a moment ago. */
    Uni<Map<UUID, Group>> evenDeleted(Collection<UUID> ids) {
        return byIds(ids, "");
    }

    private Uni<Map<UUID, Group>> byIds(Collection<UUID> ids, String condition) {
        return pool.preparedQuery("SELECT " + COLUMNS + " FROM member_group g WHERE g.id = ANY ($1)" + condition)
                .execute(Tuple.of(ids.toArray(UUID[]::new)))
                .map(rows -> {
                    Map<UUID, Group> found = new HashMap<>();
                    rows.forEach(row -> found.put(row.getUUID("g_id"), read(row)));
                    return found;
                });
    }

    /** Ids of the groups that match, in the order of their names. */
    Uni<List<UUID>> ids(@Nullable GroupFilter filter) {
        Where where = GroupFilter.where(filter, null);
        return pool.preparedQuery("SELECT g.id FROM member_group g WHERE g.deleted_at IS NULL AND " + where.sql()
                        + " ORDER BY g.name, g.id")
                .execute(where.addTo(Tuple.tuple()))
                .map(rows -> rows.stream().map(row -> row.getUUID("id")).toList());
    }

    /** Those of these groups that match, in the order of their names. */
    Uni<List<Group>> matching(Collection<UUID> ids, @Nullable GroupFilter filter) {
        Where where = GroupFilter.where(filter, null).and("g.id = ANY (%1$s)", ids.toArray(UUID[]::new));
        return pool.preparedQuery("SELECT " + COLUMNS + " FROM member_group g WHERE g.deleted_at IS NULL AND "
                        + where.sql() + " ORDER BY g.name, g.id")
                .execute(where.addTo(Tuple.tuple()))
                .map(rows -> rows.stream().map(GroupStore::read).toList());
    }

    /** For each group a text that changes whenever its settings, its calculation or its sync do. */
    Uni<Map<UUID, String>> fingerprints() {
        return pool.query("""
                SELECT g.id, md5(ROW (g.revision, g.updated_at, g.calculation_state, g.calculation_started_at,
                    g.calculation_finished_at, g.calculation_failure, g.primary_count, g.beneficiary_count, a.connected,
                    (SELECT string_agg(ROW (l.account_id, l.list_id, l.synced, l.pending, l.unsubscribed, l.failed, l.stopped,
                                            l.held_because, l.last_synced_at, p.name, c.paused, r.id, r.state, r.phase,
                                            r.total, r.sent, r.failed, r.skipped)::text, '' ORDER BY l.account_id)
                     FROM group_list l
                     JOIN provider_account c ON c.id = l.account_id
                     JOIN provider_list p ON p.id = l.list_id
                     LEFT JOIN sync_run r ON r.group_id = l.group_id AND r.account_id = l.account_id
                        AND r.finished_at IS NULL
                     WHERE l.group_id = g.id))::text) AS fingerprint
                FROM member_group g,
                    (SELECT array_agg(id ORDER BY id) AS connected FROM provider_account WHERE connected_at IS NOT NULL) a
                WHERE g.deleted_at IS NULL
                """).execute().map(rows -> {
            Map<UUID, String> fingerprints = new HashMap<>();
            rows.forEach(row -> fingerprints.put(row.getUUID("id"), row.getString("fingerprint")));
            return fingerprints;
        });
    }

    Uni<@Nullable Group> bySlug(String slug) {
        return pool.preparedQuery(
                        "SELECT " + COLUMNS + " FROM member_group g WHERE g.slug = $1 AND g.deleted_at IS NULL")
                .execute(Tuple.of(slug))
                .map(GroupStore::firstOrNull);
    }

    Uni<GroupConnection> page(Where where, Keyset keyset, Page page) {
        String sql = "SELECT " + COLUMNS + ", " + keyset.selected()
                + " FROM member_group g WHERE g.deleted_at IS NULL AND "
                + where.sql() + " AND " + keyset.condition(page, where.next()) + " ORDER BY " + keyset.orderBy(page)
                + " LIMIT " + page.limit();
        return pool.preparedQuery(sql)
                .execute(where.addTo(Tuple.tuple(), page))
                .map(rows -> new GroupConnection(
                        page.slice(rows.stream().toList(), keyset::key).map(GroupStore::read), () -> count(where)));
    }

    private Uni<Integer> count(Where where) {
        return pool.preparedQuery("SELECT count(*)::int AS groups FROM member_group g WHERE g.deleted_at IS NULL AND "
                        + where.sql())
                .execute(where.addTo(Tuple.tuple()))
                .map(rows -> rows.iterator().next().getInteger("groups"));
    }

    private static @Nullable Group firstOrNull(RowSet<Row> rows) {
        return rows.size() == 0 ? null : read(rows.iterator().next());
    }

    /** The group in a row that has {@link #COLUMNS}. */
    public static Group read(Row row) {
        return new Group(new GroupRow(
                row.getUUID("g_id"),
                row.getString("g_slug"),
                row.getString("g_name"),
                row.getString("g_description"),
                row.getInteger("g_revision"),
                new GroupConditions(
                        values(row, "g_membership_statuses")
                                .map(MembershipStatus::valueOf)
                                .toList(),
                        row.getInteger("g_expires_within_days"),
                        values(row, "g_kinds").map(MemberKind::valueOf).toList(),
                        values(row, "g_member_types").toList(),
                        values(row, "g_tags").toList()),
                values(row, "g_beneficiaries").map(BeneficiaryRule::valueOf).toList(),
                row.getBoolean("g_sync_primary_members"),
                row.getBoolean("g_sync_beneficiaries"),
                CalculationState.valueOf(row.getString("g_calculation_state")),
                row.getInteger("g_primary_count"),
                row.getInteger("g_beneficiary_count"),
                row.getOffsetDateTime("g_calculation_started_at"),
                row.getOffsetDateTime("g_calculation_finished_at"),
                row.getString("g_calculation_failure"),
                row.getOffsetDateTime("g_created_at"),
                row.getOffsetDateTime("g_updated_at")));
    }

    private static Stream<String> values(Row row, String column) {
        return Stream.of(row.getArrayOfStrings(column));
    }
}
