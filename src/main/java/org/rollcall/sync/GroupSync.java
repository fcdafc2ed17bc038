package org.rollcall.sync;

import java.time.OffsetDateTime;
import org.eclipse.microprofile.graphql.Description;
import org.eclipse.microprofile.graphql.NonNull;
import org.jspecify.annotations.Nullable;
import org.rollcall.provider.Provider;

/** A group's sync with one provider (the line under the group's name and the column in the Groups list). */
@Description("A group's sync with one provider (the line under the group's name and the column in the Groups list).")
public record GroupSync(
        @NonNull @Description("The provider.") Provider provider,

        @Description("The provider's list that the group is connected to; null when it is not connected.") @Nullable
        ProviderList list,

        @NonNull @Description("State.") GroupSyncState state,

        @NonNull
        @Description("Text to show: `128 emails synced`, `126 emails synced, 2 failed`, `Syncing 40 of 128`,"
                + " `Not synced yet`, `Waiting for confirmation`, `Paused`, `N/A`, or the failure.")
        String label,

        @NonNull @Description("Members of the group by state.")
        SyncCounts counts,

        @Description("Why the plan waits for a person; null when it does not.") @Nullable
        String heldBecause,

        @Description("The run going on now.") @Nullable SyncRun currentRun,
        @Description("The latest finished run.") @Nullable SyncRun lastRun,

        @Description("When the latest run finished sending.") @Nullable
        OffsetDateTime lastSyncedAt) {}
