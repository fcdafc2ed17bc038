package org.rollcall.sync;

import org.eclipse.microprofile.graphql.Description;
import org.eclipse.microprofile.graphql.NonNull;

/** Number of planned changes of one kind. */
@Description("Number of planned changes of one kind.")
public record PlannedChangeCount(
        @NonNull @Description("The kind.") PlannedChangeKind kind,
        @Description("How many.") int count) {}
