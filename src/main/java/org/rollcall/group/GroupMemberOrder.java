package org.rollcall.group;

import org.eclipse.microprofile.graphql.Description;
import org.eclipse.microprofile.graphql.Input;
import org.eclipse.microprofile.graphql.NonNull;
import org.jspecify.annotations.Nullable;
import org.rollcall.graphql.Keyset;
import org.rollcall.graphql.OrderDirection;

/** Order of group members. */
@Description("Order of group members.")
@Input("GroupMemberOrder")
public record GroupMemberOrder(
        @NonNull @Description("By what.") GroupMemberOrderField field,
        @NonNull @Description("In which direction.") OrderDirection direction) {

    /** The order of a list over all groups. */
    static Keyset overGroups(@Nullable GroupMemberOrder order, @Nullable GroupMemberFilter filter) {
        return order == null
                ? GroupMemberOrderField.GROUP.keyset(OrderDirection.ASC, filter)
                : order.field().keyset(order.direction(), filter);
    }

    /** The order of one group's list, in which by group is by name. */
    static Keyset withinGroup(@Nullable GroupMemberOrder order, @Nullable GroupMemberFilter filter) {
        if (order == null) {
            return GroupMemberOrderField.nameWithinGroup(OrderDirection.ASC);
        }
        return switch (order.field()) {
            case GROUP, NAME -> GroupMemberOrderField.nameWithinGroup(order.direction());
            case EMAIL, STATUS_CHANGED_AT -> order.field().keyset(order.direction(), filter);
        };
    }
}
