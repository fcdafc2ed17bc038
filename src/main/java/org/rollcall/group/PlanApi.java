package org.rollcall.group;

import io.smallrye.mutiny.Uni;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.eclipse.microprofile.graphql.Description;
import org.eclipse.microprofile.graphql.GraphQLApi;
import org.eclipse.microprofile.graphql.Id;
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
import org.rollcall.graphql.UserError;
import org.rollcall.member.Member;
import org.rollcall.member.MemberStore;
import org.rollcall.provider.Provider;
import org.rollcall.sync.PlanApplication;
import org.rollcall.sync.PlanReader;
import org.rollcall.sync.PlannedChange;
import org.rollcall.sync.RunReader;
import org.rollcall.sync.SyncPlan;

/** What a sync would send, and sending exactly that. */
@GraphQLApi
public class PlanApi {

    private final PlanReader plans;
    private final PlanApplication application;
    private final GroupStore groups;
    private final RunReader runs;
    private final MemberStore members;
    private final Actors actors;

    PlanApi(
            PlanReader plans,
            PlanApplication application,
            GroupStore groups,
            RunReader runs,
            MemberStore members,
            Actors actors) {
        this.plans = plans;
        this.application = application;
        this.groups = groups;
        this.runs = runs;
        this.members = members;
        this.actors = actors;
    }

    @Query
    @Needs(Permission.READ)
    @Description(
            "Exactly what a sync of a group would send now; nothing is sent. Null when the group is not connected to"
                    + " the provider.")
    public Uni<@Nullable SyncPlan> syncPlan(
            @Id @NonNull @Description("Global id of the group.") String groupId,
            @NonNull @Description("Which provider.") Provider provider) {
        return plans.plan(GlobalId.GROUP.require("groupId", groupId), provider).map(plan -> plan.orElse(null));
    }

    @Mutation
    @Needs(Permission.SYNC)
    @NonNull
    @Description("Executes a plan that was looked at, and no other.")
    public Uni<ApplySyncPlanPayload> applySyncPlan(@NonNull @Description("Which plan.") ApplySyncPlanInput input) {
        Optional<UUID> group = GlobalId.GROUP.parse(input.groupId());
        if (group.isEmpty()) {
            return refused(InputError.notFound("There is no group '" + input.groupId() + "'.", "groupId"));
        }
        Actor actor = actors.current();
        return plans.plan(group.get(), input.provider())
                .flatMap(plan -> plan.isEmpty()
                        ? refused(InputError.notFound(
                                "There is no group '" + input.groupId() + "' that is connected to "
                                        + input.provider().displayName() + ".",
                                "groupId"))
                        : apply(actor, group.get(), input, plan.get()));
    }

    private Uni<ApplySyncPlanPayload> apply(Actor actor, UUID group, ApplySyncPlanInput input, SyncPlan plan) {
        if (!plan.getPlanHash().equals(input.planHash())) {
            return refused(PlanError.stale(plan));
        }
        if (plan.getHeldBecause() != null && !Boolean.TRUE.equals(input.confirmRemovals())) {
            return refused(PlanError.unconfirmed(plan));
        }
        return application
                .apply(actor, group, input.provider(), input.planHash())
                .flatMap(run -> runs.byIds(run.stream().toList())
                        .map(found ->
                                new ApplySyncPlanPayload(run.map(found::get).orElse(null), List.of())));
    }

    private static Uni<ApplySyncPlanPayload> refused(UserError error) {
        return Uni.createFrom().item(new ApplySyncPlanPayload(null, List.of(error)));
    }

    @Name("group")
    @NonNull
    @Description("The group.")
    public Uni<List<Group>> groupOfPlan(@Source List<SyncPlan> of) {
        return groups.byIds(of.stream().map(SyncPlan::group).toList())
                .map(found -> of.stream().map(plan -> found.get(plan.group())).toList());
    }

    @Description("The record whose data is sent; null for a removal.")
    public Uni<List<@Nullable Member>> owner(@Source List<PlannedChange> of) {
        return members.byIds(of.stream()
                        .map(PlannedChange::owner)
                        .filter(Objects::nonNull)
                        .distinct()
                        .toList())
                .map(found -> of.stream()
                        .map(PlannedChange::owner)
                        .<@Nullable Member>map(id -> id == null ? null : found.get(id))
                        .toList());
    }
}
