package org.rollcall.group;

import io.smallrye.mutiny.Uni;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.eclipse.microprofile.graphql.Description;
import org.eclipse.microprofile.graphql.GraphQLApi;
import org.eclipse.microprofile.graphql.Mutation;
import org.eclipse.microprofile.graphql.NonNull;
import org.jspecify.annotations.Nullable;
import org.rollcall.access.Needs;
import org.rollcall.access.Permission;
import org.rollcall.audit.Actor;
import org.rollcall.audit.Actors;
import org.rollcall.graphql.GlobalId;
import org.rollcall.graphql.InputError;
import org.rollcall.graphql.UserError;
import org.rollcall.provider.Provider;
import org.rollcall.sync.ResyncStore;
import org.rollcall.sync.RunReader;
import org.rollcall.sync.SyncRun;

/** Sends again what a person asks for. */
@GraphQLApi
public class ResyncApi {

    private static final int MOST_RECORDS = 500;

    private final ResyncStore resyncs;
    private final RunReader runs;
    private final GroupStore groups;
    private final AskedRecords asked;
    private final Actors actors;

    ResyncApi(ResyncStore resyncs, RunReader runs, GroupStore groups, AskedRecords asked, Actors actors) {
        this.resyncs = resyncs;
        this.runs = runs;
        this.groups = groups;
        this.asked = asked;
        this.actors = actors;
    }

    @Mutation
    @Needs(Permission.SYNC)
    @NonNull
    @Description("Sends single records again (“Sync Email”).")
    public Uni<ResyncRecordsPayload> resyncRecords(@NonNull @Description("Which records.") ResyncRecordsInput input) {
        if (input.recordIds().size() > MOST_RECORDS) {
            return Uni.createFrom()
                    .item(new ResyncRecordsPayload(
                            List.of(),
                            List.of(),
                            List.of(InputError.invalid(
                                    "'recordIds' has " + input.recordIds().size() + " ids; at most " + MOST_RECORDS
                                            + " are taken at a time.",
                                    "recordIds"))));
        }
        Actor actor = actors.current();
        return asked.find(input.recordIds())
                .flatMap(found -> resyncs.records(
                                actor,
                                found.records().stream()
                                        .map(record -> record.row().id())
                                        .toList(),
                                providers(input.providers()))
                        .flatMap(this::runs)
                        .map(started -> new ResyncRecordsPayload(found.records(), started, found.refusals())));
    }

    @Mutation
    @Needs(Permission.SYNC)
    @NonNull
    @Description("Sends a whole group again, or only its failed records.")
    public Uni<ResyncGroupPayload> resyncGroup(@NonNull @Description("Which group.") ResyncGroupInput input) {
        Actor actor = actors.current();
        UUID group = GlobalId.GROUP.parse(input.groupId()).orElse(new UUID(0, 0));
        return groups.byIds(List.of(group))
                .flatMap(found -> found.isEmpty()
                        ? Uni.createFrom()
                                .item(new ResyncGroupPayload(
                                        List.of(),
                                        List.of(InputError.notFound(
                                                "There is no group '" + input.groupId() + "'.", "groupId"))))
                        : resyncs.group(
                                        actor,
                                        group,
                                        providers(input.providers()),
                                        Boolean.TRUE.equals(input.failedOnly()))
                                .flatMap(this::runs)
                                .map(started -> new ResyncGroupPayload(started, notConnected(started))));
    }

    private static List<UserError> notConnected(List<SyncRun> started) {
        return started.isEmpty()
                ? List.of(InputError.invalid(
                        "The group is not connected to a list of these providers, or waits for a confirmation of"
                                + " removals; connect it, or apply its plan.",
                        "groupId"))
                : List.of();
    }

    private Uni<List<SyncRun>> runs(List<UUID> ids) {
        return runs.byIds(ids)
                .map(found ->
                        ids.stream().map(found::get).filter(Objects::nonNull).toList());
    }

    private static List<Provider> providers(@Nullable List<Provider> asked) {
        return asked == null || asked.isEmpty() ? List.of(Provider.values()) : asked;
    }
}
