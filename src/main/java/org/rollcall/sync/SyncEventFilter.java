package org.rollcall.sync;

import io.smallrye.graphql.api.Nullable;
import java.util.List;
import org.eclipse.microprofile.graphql.Description;
import org.eclipse.microprofile.graphql.Id;
import org.eclipse.microprofile.graphql.Input;
import org.eclipse.microprofile.graphql.NonNull;
import org.rollcall.provider.Provider;

/** Narrows sync events; all given fields must hold. */
@Input("SyncEventFilter")
@Description("Narrows sync events; all given fields must hold.")
public record SyncEventFilter(
        @Id @Description("Of any of these groups.") @Nullable
        List<@NonNull String> groupIds,

        @Description("With any of these providers.") @Nullable
        List<@NonNull Provider> providers,

        @Description(
                "Record changes into any of these states; other changes of the same event, and other events, are left out.")
        @Nullable
        List<@NonNull SyncState> recordStates) {}
