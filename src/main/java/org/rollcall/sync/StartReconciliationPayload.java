package org.rollcall.sync;

import java.util.List;
import org.eclipse.microprofile.graphql.Description;
import org.eclipse.microprofile.graphql.NonNull;
import org.rollcall.graphql.UserError;

/** Result of {@code startReconciliation}. */
@Description("Result of `startReconciliation`.")
public record StartReconciliationPayload(
        @NonNull @Description("Runs that were started or joined.")
        List<@NonNull SyncRun> runs,

        @NonNull @Description("Why it was refused; empty when it was not.")
        List<@NonNull UserError> userErrors) {}
