package org.rollcall.group;

import java.util.List;
import org.eclipse.microprofile.graphql.Description;
import org.jspecify.annotations.Nullable;
import org.rollcall.graphql.Keyset;
import org.rollcall.graphql.Keyset.Column;
import org.rollcall.graphql.OrderDirection;

/** What group members can be ordered by. */
@Description("What group members can be ordered by.")
public enum GroupMemberOrderField {
    @Description("Email address; those without an address come first.")
    EMAIL,
    @Description("Group name, then member name.")
    GROUP,
    @Description("Last name, first name; or company name.")
    NAME,
    @Description(
            "When the status last changed: that of the filter's provider, or the latest of all connected ones; those"
                    + " that nothing was ever attempted for (N/A) come first, as if it had been at the beginning of time.")
    STATUS_CHANGED_AT;

    /** As the group's index has them. */
    private static final Column LAST = new Column("gm.sort_last", "text");

    private static final Column FIRST = new Column("gm.sort_first", "text");
    private static final Column MEMBER_OF = new Column("gm.member_id", "uuid");

    private static final Column MEMBER = new Column("m.id", "uuid");
    private static final Column GROUP_ID = new Column("gm.group_id", "uuid");

    /** Over {@code gm} and {@code m}, and {@code g} for GROUP. */
    Keyset keyset(OrderDirection direction, @Nullable GroupMemberFilter filter) {
        return new Keyset(columns(filter), direction);
    }

    /** Over one group's {@code gm} by name: along its own index. */
    static Keyset nameWithinGroup(OrderDirection direction) {
        return new Keyset(List.of(LAST, FIRST, MEMBER_OF), direction);
    }

    private List<Column> columns(@Nullable GroupMemberFilter filter) {
        return switch (this) {
            case EMAIL -> List.of(new Column("coalesce(m.address, '')", "text"), MEMBER, GROUP_ID);
            case GROUP ->
                List.of(
                        new Column("g.name COLLATE alphabet", "text"),
                        new Column("g.id", "uuid"),
                        LAST,
                        FIRST,
                        MEMBER_OF);
            case NAME ->
                List.of(new Column("m.sort_last", "text"), new Column("m.sort_first", "text"), MEMBER, GROUP_ID);
            case STATUS_CHANGED_AT ->
                List.of(
                        new Column(
                                Standings.changedAt(
                                        filter == null ? null : filter.provider(),
                                        "gm.group_id, CASE WHEN gm.not_applicable IS NULL THEN m.address END"),
                                "timestamptz"),
                        MEMBER,
                        GROUP_ID);
        };
    }
}
