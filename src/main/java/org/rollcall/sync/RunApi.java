package org.rollcall.sync;

import io.smallrye.mutiny.Uni;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.eclipse.microprofile.graphql.DefaultValue;
import org.eclipse.microprofile.graphql.Description;
import org.eclipse.microprofile.graphql.GraphQLApi;
import org.eclipse.microprofile.graphql.Mutation;
import org.eclipse.microprofile.graphql.Name;
import org.eclipse.microprofile.graphql.NonNull;
import org.eclipse.microprofile.graphql.Query;
import org.eclipse.microprofile.graphql.Source;
import org.jspecify.annotations.Nullable;
import org.rollcall.access.Needs;
import org.rollcall.access.Permission;
import org.rollcall.audit.Actor;
import org.rollcall.audit.Actors;
import org.rollcall.graphql.GlobalId;
import org.rollcall.graphql.InputError;
import org.rollcall.graphql.Page;

/** Runs. */
@GraphQLApi
public class RunApi {

    private final RunReader runs;
    private final RunPages pages;
    private final Cancellation cancellation;
    private final Actors actors;

    RunApi(RunReader runs, RunPages pages, Cancellation cancellation, Actors actors) {
        this.runs = runs;
        this.pages = pages;
        this.cancellation = cancellation;
        this.actors = actors;
    }

    @Query
    @Needs(Permission.READ)
    @NonNull
    @Description("Sync runs, newest first.")
    public Uni<SyncRunConnection> syncRuns(
            @Description("Narrows the runs.") @Nullable SyncRunFilter filter,
            @DefaultValue("20") @Description("Return at most this many from the start (1 to 250).") @Nullable
                    Integer first,
            @Description("Continue after this cursor.") @Nullable String after,
            @Description("Return at most this many from the end (1 to 250).") @Nullable Integer last,
            @Description("Continue before this cursor.") @Nullable String before) {
        return pages.of(RunFilter.of(filter), Page.of(first, after, last, before, RunReader.KEY_LENGTH));
    }

    @NonNull
    @Description("How many match in all.")
    public Uni<Integer> totalCount(@Source SyncRunConnection connection) {
        return runs.count(connection.filter());
    }

    @Name("run")
    @Description("The run that sends it; a canceled one when the record waits for the group's next sync.")
    public Uni<List<@Nullable SyncRun>> runOfQueued(@Source List<SyncQueued> of) {
        return runsOf(of.stream().<@Nullable UUID>map(SyncQueued::run).toList());
    }

    @Name("run")
    @Description("The run that is sending it.")
    public Uni<List<@Nullable SyncRun>> runOfInProgress(@Source List<SyncInProgress> of) {
        return runsOf(of.stream().<@Nullable UUID>map(SyncInProgress::run).toList());
    }

    private Uni<List<@Nullable SyncRun>> runsOf(List<@Nullable UUID> ids) {
        return runs.byIds(ids.stream().filter(Objects::nonNull).toList())
                .map(found -> ids.stream()
                        .<@Nullable SyncRun>map(id -> id == null ? null : found.get(id))
                        .toList());
    }

    @Mutation("cancelSyncRun")
    @Needs(Permission.SYNC)
    @NonNull
    @Description(
            "Stops a run; what was sent stays sent. Waits for no call: those under way are made to their end, and what they"
                    + " did is recorded in a run of its own. Records that were not sent stay QUEUED until the group is next"
                    + " synced, by a re-sync or because something changed.")
    public Uni<CancelSyncRunPayload> cancelSyncRun(@NonNull @Description("Which run.") CancelSyncRunInput input) {
        Actor actor = actors.current();
        UUID id = GlobalId.RUN.parse(input.runId()).orElse(new UUID(0, 0));
        return one(id).flatMap(found -> found == null
                ? refused(InputError.notFound("There is no run '" + input.runId() + "'.", "runId"))
                : cancellation
                        .cancel(actor, found)
                        .flatMap(canceled -> one(id).flatMap(run -> canceled ? stopped(run) : refused(ended(run)))));
    }

    private Uni<@Nullable SyncRun> one(UUID id) {
        return runs.byIds(List.of(id)).map(found -> found.get(id));
    }

    private static InputError ended(@Nullable SyncRun run) {
        return InputError.invalid(
                "The run has ended already" + (run == null ? "" : " (" + run.getState() + ")")
                        + "; there is nothing to stop.",
                "runId");
    }

    private static Uni<CancelSyncRunPayload> stopped(@Nullable SyncRun run) {
        return Uni.createFrom().item(new CancelSyncRunPayload(run, List.of()));
    }

    private static Uni<CancelSyncRunPayload> refused(InputError error) {
        return Uni.createFrom().item(new CancelSyncRunPayload(null, List.of(error)));
    }
}
