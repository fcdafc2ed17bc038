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
import org.jspecify.annotations.Nullable;
import org.rollcall.audience.GroupMemberKind;
import org.rollcall.audience.NotApplicableReason;
import org.rollcall.graphql.Keyset;
import org.rollcall.graphql.OrderDirection;
import org.rollcall.graphql.Page;
import org.rollcall.member.Member;
import org.rollcall.member.MemberStore;

/** Reads who belongs to groups, from the side of the groups and of the members. */
@ApplicationScoped
public class GroupMemberStore {

    /** How many values a cursor of {@link #memberships} has. */
    static final int MEMBERSHIPS_KEY_LENGTH = 2;

    private static final String OF_GROUP = "group_member gm JOIN member m ON m.id = gm.member_id AND gm.group_id = $1";

    private static final String OF_MEMBER = """
            group_member gm JOIN member_group g
                ON g.id = gm.group_id AND gm.member_id = $1 AND g.deleted_at IS NULL""";

    private static final String STANDING = "gm.kind AS gm_kind, gm.not_applicable AS gm_not_applicable";

    private final Pool pool;
    private final MemberStore members;

    GroupMemberStore(Pool pool, MemberStore members) {
        this.pool = pool;
        this.members = members;
    }

    /** A page of a group's members; {@code where} is over {@code gm} and {@code m}. */
    Uni<GroupMemberConnection> members(Group group, Where where, Keyset keyset, Page page) {
        var listing = new Listing(MemberStore.COLUMNS, OF_GROUP, where, keyset);
        UUID id = group.row().id();
        // Of few members that fit among many, those that fit are found first and put in order then.
        var found = where.isEmpty()
                ? listing.pageFirst(pool, id, page, "m.id AS page_id, " + STANDING, "member m ON m.id = page.page_id")
                : new Listing(MemberStore.COLUMNS + ", " + STANDING, OF_GROUP, where, keyset).page(pool, id, page);
        return found.map(slice -> new GroupMemberConnection(
                slice.map(row -> read(group, members.read(row), row)),
                () -> where.isEmpty() ? count(group) : listing.count(pool, id)));
    }

    /** All of a group's members, as they were counted when they were calculated. */
    private static Uni<Integer> count(Group group) {
        GroupRow row = group.row();
        return Uni.createFrom().item(counted(row.primaryCount()) + counted(row.beneficiaryCount()));
    }

    private static int counted(@Nullable Integer count) {
        return count == null ? 0 : count;
    }

    /** A page of a member's memberships, in the order of the groups' names. */
    Uni<GroupMemberConnection> memberships(Member member, Page page) {
        var keyset = GroupOrderField.NAME.keyset(OrderDirection.ASC);
        var listing = new Listing(GroupStore.COLUMNS + ", " + STANDING, OF_MEMBER, new Where(2), keyset);
        UUID id = member.row().id();
        return listing.page(pool, id, page)
                .map(slice -> new GroupMemberConnection(
                        slice.map(row -> read(GroupStore.read(row), member, row)), () -> listing.count(pool, id)));
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
        return pool.preparedQuery("SELECT " + GroupStore.COLUMNS + ", " + MemberStore.COLUMNS + ", " + STANDING
                        + " FROM group_member gm JOIN member_group g ON g.id = gm.group_id AND g.deleted_at IS NULL"
                        + " JOIN member m ON m.id = gm.member_id WHERE gm.group_id = $1 AND gm.member_id = $2")
                .execute(Tuple.of(group, member))
                .map(rows -> {
                    for (Row row : rows) {
                        return read(GroupStore.read(row), members.read(row), row);
                    }
                    return null;
                });
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
