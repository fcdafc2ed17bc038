package org.rollcall.sync;

import io.smallrye.graphql.api.Subscription;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.eclipse.microprofile.graphql.DefaultValue;
import org.eclipse.microprofile.graphql.Description;
import org.eclipse.microprofile.graphql.GraphQLApi;
import org.eclipse.microprofile.graphql.Id;
import org.eclipse.microprofile.graphql.Name;
import org.eclipse.microprofile.graphql.NonNull;
import org.eclipse.microprofile.graphql.Query;
import org.eclipse.microprofile.graphql.Source;
import org.jspecify.annotations.Nullable;
import org.rollcall.graphql.BadRequest;
import org.rollcall.graphql.CursorExpired;
import org.rollcall.graphql.GlobalId;
import org.rollcall.graphql.NotFound;
import org.rollcall.graphql.Page;
import org.rollcall.sync.EventReader.Snapshot;

/** Runs, and their progress live. */
@GraphQLApi
public class RunApi {

    private final RunReader runs;
    private final RunPages pages;
    private final EventReader events;
    private final EventFeed feed;

    RunApi(RunReader runs, RunPages pages, EventReader events, EventFeed feed) {
        this.runs = runs;
        this.pages = pages;
        this.events = events;
        this.feed = feed;
    }

    @Query
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

    @NonNull
    @Description("The run as it is now.")
    public Uni<List<SyncRun>> run(@Source List<SyncEvent> of) {
        return runs.byIds(of.stream().map(event -> event.row().run()).toList())
                .map(found ->
                        of.stream().map(event -> found.get(event.row().run())).toList());
    }

    @Name("run")
    @Description("The run that will send it.")
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

    @Subscription
    @NonNull
    @Description("One run: a snapshot first (or what came after `after`), then each event; completes when the run ends."
            + " Delivery is at least once; drop what has a `cursor` that you have seen.")
    public Multi<SyncEvent> syncProgress(
            @Id @NonNull @Description("Global id of the run.") String runId,
            @Description("Go on behind this cursor instead of beginning with a snapshot.") @Nullable String after) {
        UUID run = GlobalId.RUN.require("runId", runId);
        Long position = after == null ? null : position(after);
        return notExpired(run, position)
                .chain(() -> events.snapshot(run))
                .onItem()
                .transformToMulti(snapshot -> stream(
                        run, position, snapshot.orElseThrow(() -> new NotFound("There is no run '" + runId + "'."))));
    }

    private Uni<Void> notExpired(UUID run, @Nullable Long position) {
        return position == null
                ? Uni.createFrom().voidItem()
                : events.expired(run, position)
                        .invoke(expired -> {
                            if (expired) {
                                throw new CursorExpired(
                                        "The events behind 'after' are no longer kept; subscribe without it.");
                            }
                        })
                        .replaceWithVoid();
    }

    private Multi<SyncEvent> stream(UUID run, @Nullable Long position, Snapshot snapshot) {
        long covered = snapshot.event().row().position();
        if (position == null) {
            Multi<SyncEvent> first = Multi.createFrom().item(snapshot.event());
            return snapshot.finished()
                    ? first
                    : Multi.createBy().concatenating().streams(first, feed.of(run, covered));
        }
        boolean nothingLeft = snapshot.finished() && position >= covered;
        return nothingLeft ? Multi.createFrom().empty() : feed.of(run, position);
    }

    private static long position(String cursor) {
        String text = Objects.requireNonNull(Page.of(1, cursor, null, null, 1).position())
                .get(0);
        try {
            return Long.parseLong(text);
        } catch (NumberFormatException e) {
            throw new BadRequest("'after' is not a cursor of an event; pass one as an event gave it.");
        }
    }
}
