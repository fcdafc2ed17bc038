package org.rollcall.group;

import io.smallrye.mutiny.Uni;
import java.util.List;
import java.util.Objects;
import org.eclipse.microprofile.graphql.DefaultValue;
import org.eclipse.microprofile.graphql.Description;
import org.eclipse.microprofile.graphql.GraphQLApi;
import org.eclipse.microprofile.graphql.Name;
import org.eclipse.microprofile.graphql.NonNull;
import org.eclipse.microprofile.graphql.Source;
import org.jspecify.annotations.Nullable;
import org.rollcall.graphql.Page;
import org.rollcall.provider.Provider;
import org.rollcall.sync.GroupSync;
import org.rollcall.sync.GroupSyncReader;
import org.rollcall.sync.RunPages;
import org.rollcall.sync.RunReader;
import org.rollcall.sync.SyncRun;
import org.rollcall.sync.SyncRunConnection;

/** How groups stand with providers. */
@GraphQLApi
public class GroupSyncApi {

    private final GroupSyncReader syncs;
    private final GroupStore groups;
    private final RunReader runs;
    private final RunPages pages;

    GroupSyncApi(GroupSyncReader syncs, GroupStore groups, RunReader runs, RunPages pages) {
        this.syncs = syncs;
        this.groups = groups;
        this.runs = runs;
        this.pages = pages;
    }

    @NonNull
    @Description("Sync per provider, one entry for each connected provider account, in alphabetical order.")
    public Uni<List<List<@NonNull GroupSync>>> syncs(@Source List<Group> of) {
        return syncs.of(of.stream().map(group -> group.row().id()).toList())
                .map(found -> of.stream()
                        .map(group -> found.getOrDefault(group.row().id(), List.of()))
                        .toList());
    }

    // One parent a call: a batched field with arguments answers two aliases with the arguments of one.
    @Description(
            "Sync with one provider; null when the service has no account there. For lists of groups ask for `syncs`.")
    public Uni<@Nullable GroupSync> sync(
            @Source Group group, @NonNull @Description("Which provider.") Provider provider) {
        return syncs(List.of(group))
                .map(found -> found.get(0).stream()
                        .filter(one -> one.provider() == provider)
                        .findFirst()
                        .orElse(null));
    }

    @NonNull
    @Description("Sync runs of this group, newest first.")
    public Uni<SyncRunConnection> syncRuns(
            @Source Group group,
            @DefaultValue("20") @Description("Return at most this many from the start (1 to 250).") @Nullable
                    Integer first,
            @Description("Continue after this cursor.") @Nullable String after,
            @Description("Return at most this many from the end (1 to 250).") @Nullable Integer last,
            @Description("Continue before this cursor.") @Nullable String before) {
        return pages.ofGroup(group.row().id(), Page.of(first, after, last, before, RunReader.KEY_LENGTH));
    }

    @Description("The group; null once it is deleted, and for a run over the whole account.")
    public Uni<List<@Nullable Group>> group(@Source List<SyncRun> of) {
        return groups.byIds(of.stream()
                        .map(run -> run.row().group())
                        .filter(Objects::nonNull)
                        .toList())
                .map(found -> of.stream()
                        .map(run -> run.row().group())
                        .<@Nullable Group>map(id -> id == null ? null : found.get(id))
                        .toList());
    }

    @Name("runs")
    @NonNull
    @Description("Runs that were started or joined, one for each connected provider.")
    public Uni<List<@NonNull SyncRun>> runsOfSave(@Source SaveGroupPayload payload) {
        return runs.byIds(payload.runs())
                .map(found -> payload.runs().stream()
                        .map(found::get)
                        .filter(Objects::nonNull)
                        .toList());
    }
}
