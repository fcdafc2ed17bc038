package org.rollcall.group;

import java.util.List;
import org.eclipse.microprofile.graphql.Description;
import org.rollcall.graphql.Keyset;
import org.rollcall.graphql.OrderDirection;

/** What email sync records can be ordered by. */
@Description("What email sync records can be ordered by.")
public enum EmailSyncRecordOrderField {
    @Description("Address.")
    EMAIL,
    @Description("Main member's name.")
    MAIN_MEMBER;

    Keyset keyset(OrderDirection direction) {
        return new Keyset(columns(), direction);
    }

    private List<Keyset.Column> columns() {
        return switch (this) {
            case EMAIL -> List.of(new Keyset.Column("r.address", "text"));
            case MAIN_MEMBER ->
                List.of(
                        new Keyset.Column("m.sort_last", "text"),
                        new Keyset.Column("m.sort_first", "text"),
                        new Keyset.Column("r.id", "uuid"));
        };
    }
}
