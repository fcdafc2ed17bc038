package org.rollcall.group;

import java.util.List;
import org.eclipse.microprofile.graphql.Description;
import org.jspecify.annotations.Nullable;
import org.rollcall.graphql.Keyset;
import org.rollcall.graphql.OrderDirection;

/** What email sync records can be ordered by. */
@Description("What email sync records can be ordered by.")
public enum EmailSyncRecordOrderField {
    @Description("Address.")
    EMAIL,
    @Description("Main member's name.")
    MAIN_MEMBER,
    @Description(
            "When the status last changed: that of the filter's provider, or the latest of all connected ones; those"
                    + " that nothing was ever attempted for (N/A) come first, as if it had been at the beginning of time.")
    STATUS_CHANGED_AT;

    Keyset keyset(OrderDirection direction, @Nullable EmailSyncRecordFilter filter) {
        return new Keyset(columns(filter), direction);
    }

    private List<Keyset.Column> columns(@Nullable EmailSyncRecordFilter filter) {
        return switch (this) {
            case EMAIL -> List.of(new Keyset.Column("r.address", "text"));
            case MAIN_MEMBER ->
                List.of(
                        new Keyset.Column("m.sort_last", "text"),
                        new Keyset.Column("m.sort_first", "text"),
                        new Keyset.Column("r.id", "uuid"));
            case STATUS_CHANGED_AT ->
                List.of(
                        new Keyset.Column(
                                Standings.changedAt(filter == null ? null : filter.provider(), "r.group_id, r.address"),
                                "timestamptz"),
                        new Keyset.Column("r.id", "uuid"));
        };
    }
}
