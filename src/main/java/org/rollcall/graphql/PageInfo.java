package org.rollcall.graphql;

import org.eclipse.microprofile.graphql.Description;
import org.jspecify.annotations.Nullable;

/** Where a page stands in its list. */
@Description("Where a page stands in its list.")
public record PageInfo(
        @Description("Cursor of the last edge of this page; pass it as `after`.") @Nullable
        String endCursor,

        @Description("Whether `after: endCursor` would return more.")
        boolean hasNextPage,

        @Description("Whether `before: startCursor` would return more.")
        boolean hasPreviousPage,

        @Description("Cursor of the first edge of this page; pass it as `before`.") @Nullable
        String startCursor) {}
