package org.rollcall.group;

import java.util.List;
import org.eclipse.microprofile.graphql.Description;
import org.eclipse.microprofile.graphql.NonNull;
import org.rollcall.graphql.UserError;
import org.rollcall.sync.SyncRun;

/** Result of {@code resyncGroup}. */
@Description("Result of `resyncGroup`.")
public record ResyncGroupPayload(
        @NonNull @Description("Runs that were started or joined, one for each provider.")
        List<@NonNull SyncRun> runs,

        @NonNull @Description("Why it was refused; empty when it was not.")
        List<@NonNull UserError> userErrors) {}
