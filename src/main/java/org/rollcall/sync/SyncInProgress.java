package org.rollcall.sync;

import java.time.OffsetDateTime;
import java.util.UUID;
import org.eclipse.microprofile.graphql.Description;
import org.eclipse.microprofile.graphql.NonNull;
import org.jspecify.annotations.Nullable;
import org.rollcall.provider.Provider;

/** Being sent now. */
@Description("Being sent now.")
public final class SyncInProgress implements SyncStatus {

    private final StatusRow row;

    SyncInProgress(StatusRow row) {
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
    @Description("Always IN_PROGRESS.")
    public SyncState getState() {
        return SyncState.IN_PROGRESS;
    }

    @Override
    @NonNull
    @Description("Text to show.")
    public String getMessage() {
        return "Being sent";
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
}
