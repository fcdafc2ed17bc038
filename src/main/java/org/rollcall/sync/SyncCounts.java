package org.rollcall.sync;

import org.eclipse.microprofile.graphql.Description;

/** Number of members by state; the states add up to {@code total}. */
@Description("Number of members by state; the states add up to `total`.")
public record SyncCounts(
        @Description("All members of the group.") int total,
        @Description("Sent and accepted.") int synced,
        @Description("Waiting or being sent.") int pending,
        @Description("Failed.") int failed,
        @Description("Unsubscribed at the provider.") int unsubscribed,
        @Description("Not applicable, for any reason.") int notApplicable) {}
