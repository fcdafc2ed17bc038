package org.rollcall.sync;

import io.smallrye.graphql.api.Nullable;
import io.smallrye.graphql.api.Subscription;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.graphql.DefaultValue;
import org.eclipse.microprofile.graphql.Description;
import org.eclipse.microprofile.graphql.GraphQLApi;
import org.eclipse.microprofile.graphql.Id;
import org.eclipse.microprofile.graphql.NonNull;
import org.eclipse.microprofile.graphql.Query;
import org.eclipse.microprofile.graphql.Source;
import org.rollcall.access.Needs;
import org.rollcall.access.Permission;
import org.rollcall.graphql.GlobalId;
import org.rollcall.graphql.NotFound;
import org.rollcall.graphql.Page;
import org.rollcall.sync.EventReader.Snapshot;

/** What happened in runs, as pages and live; one cursor for all of it. */
@GraphQLApi
public class EventApi {

    private final EventReader events;
    private final EventPages pages;
    private final EventFeed feed;
    private final RunsNow runs;

    EventApi(EventReader events, EventPages pages, EventFeed feed, RunsNow runs) {
        this.events = events;
        this.pages = pages;
        this.feed = feed;
        this.runs = runs;
    }

    @Query
    @Needs(Permission.READ)
    @NonNull
    @Description("The event log, oldest first: the same as the subscription, for clients that poll.")
    public Uni<SyncEventConnection> syncEvents(
            @Description("Narrows the events.") @Nullable SyncEventFilter filter,
            @DefaultValue("50") @Description("Return at most this many from the start (1 to 250).") @Nullable
                    Integer first,
            @Description("Continue after this cursor, of this list or of a subscription.") @Nullable String after,
            @Description("Return at most this many from the end (1 to 250).") @Nullable Integer last,
            @Description("Continue before this cursor.") @Nullable String before) {
        return pages.of(EventFilter.of(filter), Page.of(first, after, last, before, EventPages.KEY_LENGTH));
    }

    @NonNull
    @Description("What happened, oldest first.")
    public Uni<SyncEventConnection> events(
            @Source SyncRun run,
            @DefaultValue("50") @Description("Return at most this many from the start (1 to 250).") @Nullable
                    Integer first,
            @Description("Continue after this cursor, of this list or of a subscription.") @Nullable String after,
            @Description("Return at most this many from the end (1 to 250).") @Nullable Integer last,
            @Description("Continue before this cursor.") @Nullable String before) {
        return pages.of(EventFilter.ofRun(run.row().id()), Page.of(first, after, last, before, EventPages.KEY_LENGTH));
    }

    @NonNull
    @Description("The run as it is now.")
    public Uni<List<SyncRun>> run(@Source List<SyncEvent> of) {
        return runs.of(of);
    }

    @Subscription
    @Needs(Permission.READ)
    @NonNull
    @Description("One run: a snapshot first (or what came after `after`), then each event; completes when the run ends."
            + " Delivery is at least once; drop what has a `cursor` that you have seen.")
    public Multi<SyncEvent> syncProgress(
            @Id @NonNull @Description("Global id of the run.") String runId,
            @Description("Go on behind this cursor, of any event, instead of beginning with a snapshot.") @Nullable
                    String after) {
        return Multi.createFrom().deferred(() -> {
            UUID run = GlobalId.RUN.require("runId", runId);
            Long position = EventPages.position(after);
            return pages.kept(run, position)
                    .chain(() -> events.snapshot(run))
                    .onItem()
                    .transformToMulti(snapshot -> stream(
                            run,
                            position,
                            snapshot.orElseThrow(() -> new NotFound("There is no run '" + runId + "'."))));
        });
    }

    private Multi<SyncEvent> stream(UUID run, @Nullable Long position, Snapshot snapshot) {
        EventFilter ofRun = EventFilter.ofRun(run);
        if (position == null) {
            Multi<SyncEvent> first = Multi.createFrom().item(snapshot.event());
            return snapshot.finished()
                    ? first
                    : Multi.createBy()
                            .concatenating()
                            .streams(
                                    first, feed.of(ofRun, snapshot.event().row().position()));
        }
        boolean nothingLeft = snapshot.finished() && position >= snapshot.lastPosition();
        return nothingLeft ? Multi.createFrom().empty() : feed.of(ofRun, position);
    }

    @Subscription("syncEvents")
    @Needs(Permission.READ)
    @NonNull
    @Description(
            "Everything that matches, without end. Without `after`, only what happens from now on. Delivery is at least"
                    + " once; drop what has a `cursor` that you have seen.")
    public Multi<SyncEvent> liveSyncEvents(
            @Description("Narrows the events.") @Nullable SyncEventFilter filter,
            @Description("Go on behind this cursor, of any event.") @Nullable String after) {
        return Multi.createFrom().deferred(() -> {
            EventFilter wanted = EventFilter.of(filter);
            Long position = EventPages.position(after);
            Uni<Long> from = position == null
                    ? events.newest()
                    : pages.kept(null, position).replaceWith(position);
            return from.onItem().transformToMulti(behind -> feed.of(wanted, behind));
        });
    }
}
