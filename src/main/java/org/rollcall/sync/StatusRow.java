package org.rollcall.sync;

import java.time.OffsetDateTime;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.rollcall.provider.Provider;

/**
 * What the database holds of a list entry's status.
 *
 * @param run the run that sends or sent it
 */
public record StatusRow(
        Provider provider,
        SyncState state,
        @Nullable OffsetDateTime changedAt,
        @Nullable OffsetDateTime sentAt,
        @Nullable OffsetDateTime confirmedAt,
        @Nullable OffsetDateTime unsubscribedAt,
        @Nullable SyncFailureCode code,
        @Nullable String providerMessage,
        int attempts,
        @Nullable OffsetDateTime nextAttemptAt,
        @Nullable String contactUrl,
        @Nullable UUID run) {

    /** The type of the API that says all of it. */
    public SyncStatus toStatus() {
        return switch (state) {
            case QUEUED -> new SyncQueued(this);
            case IN_PROGRESS -> new SyncInProgress(this);
            case SYNCED -> new SyncSucceeded(this);
            case UNSUBSCRIBED -> new SyncUnsubscribed(this);
            case FAILED -> new SyncFailed(this);
            case NOT_APPLICABLE -> throw new IllegalStateException("a list entry is never N/A");
        };
    }
}
