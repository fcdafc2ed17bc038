package org.rollcall.report;

import org.eclipse.microprofile.graphql.Description;
import org.eclipse.microprofile.graphql.NonNull;
import org.rollcall.sync.SyncFailureCode;

/** Number of members that failed with one kind of error. */
@Description("Number of members that failed with one kind of error.")
public record SyncErrorCount(
        @NonNull @Description("The kind of error.") SyncFailureCode code,
        @Description("How many.") int count) {}
