package org.rollcall.group;

import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.rollcall.audience.GroupMemberKind;
import org.rollcall.audience.NotApplicableReason;
import org.rollcall.graphql.Keyset;
import org.rollcall.graphql.OrderDirection;
import org.rollcall.graphql.Page;
import org.rollcall.graphql.Where;
import org.rollcall.member.Member;
import org.rollcall.member.MemberStore;

/** Reads who belongs to groups, from the side of the groups and of the members. */
@ApplicationScoped
public class GroupMemberStore {

    /** How many values a cursor of {@link #memberships} has. */
    static final int MEMBERSHIPS_KEY_LENGTH = 2;

    private static final String OF_GROUP = "group_member gm JOIN member m ON m.id = gm.member_id AND gm.group_id = $1";

    /** The same, as long as nothing is asked of the members themselves. */
    private static final String WITHOUT_MEMBERS = "(SELECT * FROM group_member WHERE group_id = $1) gm";

    private static final String OF_MEMBER = """
            group_member gm JOIN member_group g
                ON g.id = gm.group_id AND gm.member_id = $1 AND g.deleted_at IS NULL
            JOIN member m ON m.id = gm.member_id""";

    private static final String STANDING = "gm.kind AS gm_kind, gm.not_applicable AS gm_not_applicable";

    private static final String OF_ALL = """
            group_member gm JOIN member m ON m.id = gm.member_id
                JOIN member_group g ON g.id = gm.group_id AND g.deleted_at IS NULL""";

    private static final String EVERYTHING = GroupStore.COLUMNS + ", " + MemberStore.COLUMNS + ", " + STANDING;

    private static final Keyset BY_ID = new Keyset(
            List.of(new Keyset.Column("gm.group_id", "uuid"), new Keyset.Column("gm.member_id", "uuid")),
            OrderDirection.ASC);

    private final Pool pool;
    private final MemberStore members;
    private final MemberNumbers numbers;

    GroupMemberStore(Pool pool, MemberStore members, MemberNumbers numbers) {
        this.pool = pool;
        this.members = members;
        this.numbers = numbers;
    }

    /** A page of a group's members. */
    Uni<GroupMemberConnection> members(
            Group group, @Nullable GroupMemberFilter filter, @Nullable String search, Keyset keyset, Page page) {
        UUID id = group.row().id();
        var where = GroupMemberFilter.where(2, filter, search);
        var listing = new Listing(MemberStore.COLUMNS + ", " + STANDING, OF_GROUP, where, keyset);
        // Of few members that fit among many, those that fit are found first and put in order then.
        var found = where.isEmpty()
                ? new Listing(MemberStore.COLUMNS, keyset.isOver("m.") ? OF_GROUP : WITHOUT_MEMBERS, where, keyset)
                        .pageFirst(
                                pool,
                                id,
                                page,
                                "gm.member_id AS page_id, " + STANDING,
                                "member m ON m.id = page.page_id")
                : listing.page(pool, page, id);
        return found.map(slice -> new GroupMemberConnection(
                slice.map(row -> read(group, members.read(row), row)),
                numbers.of(
                        within(id, filter), calculatedSize(group.row(), filter, search), filter, search, listing, id)));
    }

    /** A page of the members of all groups; by group when no order is given. */
    public Uni<GroupMemberConnection> ofAllGroups(
            @Nullable GroupMemberFilter filter,
            @Nullable String search,
            @Nullable GroupMemberOrder orderBy,
            Function<Keyset, Page> paging) {
        var keyset = GroupMemberOrder.overGroups(orderBy, filter);
        var page = paging.apply(keyset);
        var where = GroupMemberFilter.where(1, filter, search);
        boolean byGroup = orderBy == null || orderBy.field() == GroupMemberOrderField.GROUP;
        var found = byGroup
                ? groupAfterGroup(filter, where, keyset, page)
                : new Listing(EVERYTHING, OF_ALL, where, keyset).page(pool, page);
        return found.map(slice -> new GroupMemberConnection(
                slice.map(this::readBoth),
                numbers.of(
                        filter == null ? null : filter.groups(),
                        null,
                        filter,
                        search,
                        new Listing(EVERYTHING, OF_ALL, where, keyset))));
    }

    /**
     * A page in the order of the groups: one group after the other along its own index, until the page is full. No more of a
     * group is read than fits a page, and groups that lie behind the position are not even looked at.
     */
    private Uni<Page.Slice<Row>> groupAfterGroup(
            @Nullable GroupMemberFilter filter, Where where, Keyset keyset, Page page) {
        var groups = new Where(where.next());
        groups.and("deleted_at IS NULL").and("id = ANY (%1$s)", filter == null ? null : filter.groups());
        String name = "name COLLATE alphabet";
        if (page.position() != null) {
            groups.and(
                    name + " " + keyset.onwards(page) + "= %1$s",
                    page.position().get(0));
        }
        String way = keyset.way(page);
        String sql = """
                SELECT %s, %s
                FROM (SELECT * FROM member_group WHERE %s ORDER BY %s %s, id %s OFFSET 0) g
                CROSS JOIN LATERAL (
                    SELECT gm.* FROM group_member gm JOIN member m ON m.id = gm.member_id
                    WHERE gm.group_id = g.id AND %s AND %s ORDER BY gm.sort_last %s, gm.sort_first %s, gm.member_id %s LIMIT %d
                ) gm JOIN member m ON m.id = gm.member_id
                ORDER BY %s LIMIT %d""".formatted(
                        EVERYTHING,
                        keyset.selected(),
                        groups.sql(),
                        name,
                        way,
                        way,
                        where.sql(),
                        keyset.condition(page, groups.next()),
                        way,
                        way,
                        way,
                        page.limit(),
                        keyset.orderBy(page),
                        page.limit());
        return pool.preparedQuery(sql)
                .execute(groups.addTo(where.addTo(Tuple.tuple()), page))
                .map(rows -> page.slice(rows.stream().toList(), keyset::key));
    }

    /** How members of all groups stand, at one provider when the filter names it; at least one tally an account. */
    public Uni<List<Tally>> tallies(@Nullable GroupMemberFilter filter) {
        var where = GroupMemberFilter.where(1, filter, null);
        return numbers.tallies(filter, new Listing(EVERYTHING, OF_ALL, where, BY_ID));
    }

    /**
     * The next members of all groups in the order of their ids, which is that of their making and never changes.
     *
     * @param after group and member to continue behind; null for the first ones
     */
    public Uni<List<GroupMember>> following(@Nullable GroupMemberFilter filter, @Nullable List<UUID> after, int limit) {
        var where = GroupMemberFilter.where(1, filter, null);
        if (after != null) {
            where.and("(gm.group_id, gm.member_id) > (" + where.bind(after.get(0)) + ", " + where.bind(after.get(1))
                    + ")");
        }
        return pool.preparedQuery("SELECT " + EVERYTHING + " FROM " + OF_ALL + " WHERE " + where.sql()
                        + " ORDER BY gm.group_id, gm.member_id LIMIT " + limit)
                .execute(where.addTo(Tuple.tuple()))
                .map(rows -> rows.stream().map(this::readBoth).toList());
    }

    /** A page of a member's memberships, in the order of the groups' names. */
    Uni<GroupMemberConnection> memberships(Member member, Page page) {
        var keyset = GroupOrderField.NAME.keyset(OrderDirection.ASC);
        var listing = new Listing(GroupStore.COLUMNS + ", " + STANDING, OF_MEMBER, new Where(2), keyset);
        UUID id = member.row().id();
        return listing.page(pool, page, id)
                .map(slice -> new GroupMemberConnection(
                        slice.map(row -> read(GroupStore.read(row), member, row)), numbers.of(listing, id)));
    }

    /** The members that each group names, in the order of their names. */
    Uni<Map<UUID, List<Member>>> named(List<UUID> groups, boolean included) {
        return pool.preparedQuery("SELECT n.group_id, " + MemberStore.COLUMNS
                        + " FROM group_named_member n JOIN member m ON m.id = n.member_id"
                        + " WHERE n.group_id = ANY ($1) AND n.included = $2"
                        + " ORDER BY m.sort_last, m.sort_first, m.id")
                .execute(Tuple.of(groups.toArray(UUID[]::new), included))
                .map(rows -> {
                    Map<UUID, List<Member>> named = new HashMap<>();
                    rows.forEach(row -> named.computeIfAbsent(row.getUUID("group_id"), group -> new ArrayList<>())
                            .add(members.read(row)));
                    return named;
                });
    }

    /** One membership; null when the member does not belong to the group. */
    public Uni<@Nullable GroupMember> byId(UUID group, UUID member) {
        return pool.preparedQuery("SELECT " + EVERYTHING
                        + " FROM group_member gm JOIN member_group g ON g.id = gm.group_id AND g.deleted_at IS NULL"
                        + " JOIN member m ON m.id = gm.member_id WHERE gm.group_id = $1 AND gm.member_id = $2")
                .execute(Tuple.of(group, member))
                .map(rows -> {
                    for (Row row : rows) {
                        return readBoth(row);
                    }
                    return null;
                });
    }

    /** How many members the group itself knows that it has; null when it does not, or when some are asked for. */
    private static @Nullable Integer calculatedSize(
            GroupRow group, @Nullable GroupMemberFilter filter, @Nullable String search) {
        Integer primary = group.primaryCount();
        Integer beneficiary = group.beneficiaryCount();
        return filter == null && (search == null || search.isBlank()) && primary != null && beneficiary != null
                ? primary + beneficiary
                : null;
    }

    /** The groups of a group's list: itself, unless the filter is about others. */
    private static UUID[] within(UUID group, @Nullable GroupMemberFilter filter) {
        UUID[] wanted = filter == null ? null : filter.groups();
        return wanted == null || List.of(wanted).contains(group) ? new UUID[] {group} : new UUID[0];
    }

    private GroupMember readBoth(Row row) {
        return read(GroupStore.read(row), members.read(row), row);
    }

    private static GroupMember read(Group group, Member member, Row row) {
        String reason = row.getString("gm_not_applicable");
        return new GroupMember(
                group,
                member,
                GroupMemberKind.valueOf(row.getString("gm_kind")),
                reason == null ? null : NotApplicableReason.valueOf(reason));
    }
}
