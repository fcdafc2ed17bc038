package org.rollcall.sync;

import java.time.OffsetDateTime;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.rollcall.provider.Provider;

/**
 * A run as the database holds it.
 *
 * @param group null once the group is deleted
 * @param lastSequence number of its latest event
 */
public record RunRow(
        UUID id,
        @Nullable UUID group,
        Provider provider,
        SyncTrigger trigger,
        @Nullable String requestedBy,
        SyncRunState state,
        SyncPhase phase,
        SyncProgress progress,
        @Nullable SyncFailed failure,
        OffsetDateTime queuedAt,
        @Nullable OffsetDateTime startedAt,
        @Nullable OffsetDateTime finishedAt,
        int lastSequence) {}
