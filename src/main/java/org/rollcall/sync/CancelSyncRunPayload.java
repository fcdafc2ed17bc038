package org.rollcall.sync;

import io.smallrye.graphql.api.Nullable;
import java.util.List;
import org.eclipse.microprofile.graphql.Description;
import org.eclipse.microprofile.graphql.NonNull;
import org.rollcall.graphql.UserError;

/** Result of {@code cancelSyncRun}. */
@Description("Result of `cancelSyncRun`.")
public record CancelSyncRunPayload(
        @Description("The run; null when refused.") @Nullable
        SyncRun run,

        @NonNull @Description("Why it was refused; empty when it was not.")
        List<@NonNull UserError> userErrors) {}
