package org.rollcall.group;

import org.eclipse.microprofile.graphql.Description;
import org.eclipse.microprofile.graphql.NonNull;
import org.rollcall.audience.NotApplicableReason;

/** Number of members that are N/A for one reason. */
@Description("Number of members that are N/A for one reason.")
public record NotApplicableCount(
        @NonNull @Description("The reason.") NotApplicableReason reason,
        @Description("How many.") int count) {}
