package org.rollcall.sync;

import java.time.OffsetDateTime;
import java.util.UUID;
import org.eclipse.microprofile.graphql.Description;
import org.eclipse.microprofile.graphql.NonNull;
import org.jspecify.annotations.Nullable;
import org.rollcall.provider.Provider;

/** Waiting to be sent. */
@Description("Waiting to be sent.")
public final class SyncQueued implements SyncStatus {

    private final StatusRow row;

    SyncQueued(StatusRow row) {
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
    @Description("Always QUEUED.")
    public SyncState getState() {
        return SyncState.QUEUED;
    }

    @Override
    @NonNull
    @Description("Text to show.")
    public String getMessage() {
        return "Waiting to be sent";
    }

    @Override
    @Description("When the state was entered.")
    public @Nullable OffsetDateTime getChangedAt() {
        return row.changedAt();
    }

    /** The run that sends it; not part of the API, which shows the run itself. */
    @Nullable
    UUID run() {
        return row.run();
    }

    @Description("Not before this moment, when the provider asked to wait.")
    public @Nullable OffsetDateTime getNotBefore() {
        return row.nextAttemptAt();
    }
}
