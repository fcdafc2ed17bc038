package org.rollcall.sync;

import org.eclipse.microprofile.graphql.Description;
import org.eclipse.microprofile.graphql.NonNull;

/** A planned change in a page. */
@Description("A planned change in a page.")
public record PlannedChangeEdge(
        @NonNull @Description("Position of this change.") String cursor,
        @NonNull @Description("The change.") PlannedChange node) {}
