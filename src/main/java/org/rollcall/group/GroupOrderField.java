package org.rollcall.group;

import java.util.List;
import org.eclipse.microprofile.graphql.Description;
import org.rollcall.graphql.Keyset;
import org.rollcall.graphql.OrderDirection;

/** What groups can be ordered by. */
@Description("What groups can be ordered by.")
public enum GroupOrderField {
    @Description("When the group was last synced; never comes first.")
    LAST_SYNCED_AT,
    @Description("Number of primary members; not calculated yet comes first.")
    MEMBER_COUNT,
    @Description("Name.")
    NAME,
    @Description("When the group was last changed.")
    UPDATED_AT;

    Keyset keyset(OrderDirection direction) {
        return new Keyset(columns(), direction);
    }

    private List<Keyset.Column> columns() {
        return switch (this) {
            case LAST_SYNCED_AT ->
                List.of(
                        new Keyset.Column(
                                "coalesce((SELECT max(l.last_synced_at) FROM group_list l WHERE l.group_id = g.id), '-infinity')",
                                "timestamptz"),
                        new Keyset.Column("g.id", "uuid"));
            case MEMBER_COUNT ->
                List.of(new Keyset.Column("coalesce(g.primary_count, -1)", "int"), new Keyset.Column("g.id", "uuid"));
            case NAME ->
                List.of(new Keyset.Column("g.name COLLATE alphabet", "text"), new Keyset.Column("g.id", "uuid"));
            case UPDATED_AT ->
                List.of(new Keyset.Column("g.updated_at", "timestamptz"), new Keyset.Column("g.id", "uuid"));
        };
    }
}
