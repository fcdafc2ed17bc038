package org.rollcall.sharedemail;

import org.eclipse.microprofile.graphql.Description;
import org.eclipse.microprofile.graphql.NonNull;

/** A decision in a page. */
@Description("A decision in a page.")
public record WinnerDecisionEdge(
        @NonNull @Description("Position of this decision.") String cursor,
        @NonNull @Description("The decision.") WinnerDecision node) {}
