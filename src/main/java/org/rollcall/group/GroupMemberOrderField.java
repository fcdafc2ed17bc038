package org.rollcall.group;

import java.util.List;
import org.eclipse.microprofile.graphql.Description;
import org.rollcall.graphql.Keyset;
import org.rollcall.graphql.OrderDirection;

/** What group members can be ordered by. */
@Description("What group members can be ordered by.")
public enum GroupMemberOrderField {
    @Description("Email address; those without an address come first.")
    EMAIL,
    @Description("Last name, first name; or company name.")
    NAME;

    Keyset keyset(OrderDirection direction) {
        return new Keyset(columns(), direction);
    }

    private List<Keyset.Column> columns() {
        return switch (this) {
            case EMAIL ->
                List.of(new Keyset.Column("coalesce(m.address, '')", "text"), new Keyset.Column("m.id", "uuid"));
            case NAME ->
                List.of(
                        new Keyset.Column("m.sort_last", "text"),
                        new Keyset.Column("m.sort_first", "text"),
                        new Keyset.Column("m.id", "uuid"));
        };
    }
}
