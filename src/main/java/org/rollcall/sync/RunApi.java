package org.rollcall.sync;

import io.smallrye.mutiny.Uni;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.eclipse.microprofile.graphql.DefaultValue;
import org.eclipse.microprofile.graphql.Description;
import org.eclipse.microprofile.graphql.GraphQLApi;
import org.eclipse.microprofile.graphql.Name;
import org.eclipse.microprofile.graphql.NonNull;
import org.eclipse.microprofile.graphql.Query;
import org.eclipse.microprofile.graphql.Source;
import org.jspecify.annotations.Nullable;
import org.rollcall.graphql.Page;

/** Runs. */
@GraphQLApi
public class RunApi {

    private final RunReader runs;
    private final RunPages pages;

    RunApi(RunReader runs, RunPages pages) {
        this.runs = runs;
        this.pages = pages;
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
}
