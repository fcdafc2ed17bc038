package org.rollcall.group;

import org.eclipse.microprofile.graphql.Description;
import org.eclipse.microprofile.graphql.Input;
import org.eclipse.microprofile.graphql.NonNull;
import org.jspecify.annotations.Nullable;
import org.rollcall.graphql.Keyset;
import org.rollcall.graphql.OrderDirection;

/** Order of email sync records. */
@Description("Order of email sync records.")
@Input("EmailSyncRecordOrder")
public record EmailSyncRecordOrder(
        @NonNull @Description("By what.") EmailSyncRecordOrderField field,
        @NonNull @Description("In which direction.") OrderDirection direction) {

    static Keyset keyset(@Nullable EmailSyncRecordOrder order, @Nullable EmailSyncRecordFilter filter) {
        return order == null
                ? EmailSyncRecordOrderField.EMAIL.keyset(OrderDirection.ASC, null)
                : order.field().keyset(order.direction(), filter);
    }
}
