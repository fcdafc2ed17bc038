package org.rollcall.graphql;

import java.time.OffsetDateTime;
import org.eclipse.microprofile.graphql.Description;
import org.eclipse.microprofile.graphql.NonNull;

/** The viewer's budget: points, about one for every object that an operation can return, in each minute. */
@Description("The viewer's budget: points, about one for every object that an operation can return, in each minute.")
public record RateLimit(
        @Description("Points of this operation.") int cost,

        @Description("Points that may be spent in a minute.")
        int limit,

        @Description("Points that are left in this minute, after this operation.")
        int remaining,

        @NonNull @Description("When the budget is full again.")
        OffsetDateTime resetAt) {}
