package org.rollcall.sync;

import org.eclipse.microprofile.graphql.Description;
import org.eclipse.microprofile.graphql.NonNull;

/** Number of findings of one kind. */
@Description("Number of findings of one kind.")
public record ReconciliationFindingCount(
        @NonNull @Description("The kind.") ReconciliationFindingKind kind,
        @Description("How many.") int count) {}
