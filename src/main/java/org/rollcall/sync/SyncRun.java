package org.rollcall.sync;

import java.time.OffsetDateTime;
import org.eclipse.microprofile.graphql.Description;
import org.eclipse.microprofile.graphql.Id;
import org.eclipse.microprofile.graphql.NonNull;
import org.jspecify.annotations.Nullable;
import org.rollcall.graphql.GlobalId;
import org.rollcall.graphql.Node;
import org.rollcall.provider.Provider;

/** One pass of sending a group, or some of its records, to a provider. */
@Description("One pass of sending a group, or some of its records, to a provider.")
public final class SyncRun implements Node {

    private final RunRow row;

    SyncRun(RunRow row) {
        this.row = row;
    }

    /** What the database holds; not part of the API. */
    public RunRow row() {
        return row;
    }

    @Override
    @Id
    @NonNull
    @Description("Global id.")
    public String getId() {
        return GlobalId.RUN.of(row.id());
    }

    @NonNull
    @Description("The provider.")
    public Provider getProvider() {
        return row.provider();
    }

    @NonNull
    @Description("What started it.")
    public SyncTrigger getTrigger() {
        return row.trigger();
    }

    @Description("Who started it; null for the scheduler.")
    public @Nullable String getRequestedBy() {
        return row.requestedBy();
    }

    @NonNull
    @Description("State.")
    public SyncRunState getState() {
        return row.state();
    }

    @NonNull
    @Description("What it is doing.")
    public SyncPhase getPhase() {
        return row.phase();
    }

    @NonNull
    @Description("How far it is.")
    public SyncProgress getProgress() {
        return row.progress();
    }

    @Description("Why the run as a whole failed.")
    public @Nullable SyncFailed getFailure() {
        return row.failure();
    }

    @NonNull
    @Description("When it was asked for.")
    public OffsetDateTime getQueuedAt() {
        return row.queuedAt();
    }

    @Description("When it began.")
    public @Nullable OffsetDateTime getStartedAt() {
        return row.startedAt();
    }

    @Description("When it ended.")
    public @Nullable OffsetDateTime getFinishedAt() {
        return row.finishedAt();
    }
}
