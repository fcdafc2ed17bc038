package org.rollcall.sync;

import java.time.OffsetDateTime;
import java.util.Objects;
import org.eclipse.microprofile.graphql.Description;
import org.eclipse.microprofile.graphql.NonNull;
import org.jspecify.annotations.Nullable;
import org.rollcall.plan.SyncErrorCode;
import org.rollcall.provider.Provider;

/** The record could not be synced. */
@Description("The record could not be synced.")
public final class SyncFailed implements SyncStatus {

    private final StatusRow row;

    SyncFailed(StatusRow row) {
        this.row = row;
    }

    @Override
    @NonNull
    @Description("The provider.")
    public Provider getProvider() {
        return row.provider();
    }

    @Override
    @NonNull
    @Description("Always FAILED.")
    public SyncState getState() {
        return SyncState.FAILED;
    }

    @Override
    @NonNull
    @Description("Text to show.")
    public String getMessage() {
        return SyncErrorCode.valueOf(getCode().name()).advice();
    }

    @Override
    @Description("When the state was entered.")
    public @Nullable OffsetDateTime getChangedAt() {
        return row.changedAt();
    }

    @NonNull
    @Description("Kind of error.")
    public SyncFailureCode getCode() {
        return Objects.requireNonNull(row.code(), "the database refuses a failure without a code");
    }

    @Description("The provider's own words, for a support ticket.")
    public @Nullable String getProviderMessage() {
        return row.providerMessage();
    }

    @Description("Number of attempts so far.")
    public int getAttempts() {
        return row.attempts();
    }

    @Description("When it will be tried again by itself; null when only a re-sync helps.")
    public @Nullable OffsetDateTime getNextAttemptAt() {
        return row.nextAttemptAt();
    }

    @Description("Whether a re-sync without other changes can help.")
    public boolean isRetryable() {
        return SyncErrorCode.valueOf(getCode().name()).retryable();
    }
}
