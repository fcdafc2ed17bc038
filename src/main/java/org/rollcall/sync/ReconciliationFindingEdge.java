package org.rollcall.sync;

import org.eclipse.microprofile.graphql.Description;
import org.eclipse.microprofile.graphql.NonNull;

/** A finding in a page. */
@Description("A finding in a page.")
public record ReconciliationFindingEdge(
        @NonNull @Description("Position of this finding.") String cursor,
        @NonNull @Description("The finding.") ReconciliationFinding node) {}
