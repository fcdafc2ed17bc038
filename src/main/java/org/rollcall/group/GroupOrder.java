package org.rollcall.group;

import org.eclipse.microprofile.graphql.Description;
import org.eclipse.microprofile.graphql.Input;
import org.eclipse.microprofile.graphql.NonNull;
import org.jspecify.annotations.Nullable;
import org.rollcall.graphql.Keyset;
import org.rollcall.graphql.OrderDirection;

/** Order of groups. */
@Description("Order of groups.")
@Input("GroupOrder")
public record GroupOrder(
        @NonNull @Description("By what.") GroupOrderField field,
        @NonNull @Description("In which direction.") OrderDirection direction) {

    static Keyset keyset(@Nullable GroupOrder order) {
        return order == null
                ? GroupOrderField.NAME.keyset(OrderDirection.ASC)
                : order.field().keyset(order.direction());
    }
}
