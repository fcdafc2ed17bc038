package org.rollcall.sync;

import io.smallrye.graphql.api.Nullable;
import java.time.OffsetDateTime;
import java.util.List;
import org.eclipse.microprofile.graphql.Description;
import org.eclipse.microprofile.graphql.Id;
import org.eclipse.microprofile.graphql.Input;
import org.eclipse.microprofile.graphql.NonNull;
import org.rollcall.provider.Provider;

/** Narrows sync runs; all given fields must hold. */
@Input("SyncRunFilter")
@Description("Narrows sync runs; all given fields must hold.")
public record SyncRunFilter(
        @Id @Description("Of any of these groups.") @Nullable
        List<@NonNull String> groupIds,

        @Description("With any of these providers.") @Nullable
        List<@NonNull Provider> providers,

        @Description("In any of these states.") @Nullable List<@NonNull SyncRunState> states,
        @Description("Started by any of these.") @Nullable List<@NonNull SyncTrigger> triggers,

        @Description("Queued at or after this moment.") @Nullable
        OffsetDateTime queuedSince) {}
