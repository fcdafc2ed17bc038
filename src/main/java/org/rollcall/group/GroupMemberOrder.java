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

    static Keyset keyset(@Nullable GroupMemberOrder order) {
        return order == null
                ? GroupMemberOrderField.NAME.keyset(OrderDirection.ASC)
                : order.field().keyset(order.direction());
    }
}
