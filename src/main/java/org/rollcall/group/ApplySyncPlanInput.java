package org.rollcall.group;

import io.smallrye.graphql.api.Nullable;
import org.eclipse.microprofile.graphql.DefaultValue;
import org.eclipse.microprofile.graphql.Description;
import org.eclipse.microprofile.graphql.Id;
import org.eclipse.microprofile.graphql.Input;
import org.eclipse.microprofile.graphql.NonNull;
import org.rollcall.provider.Provider;

/** A plan to execute. */
@Input("ApplySyncPlanInput")
@Description("A plan to execute.")
public record ApplySyncPlanInput(
        @Id @NonNull @Description("Global id of the group.") String groupId,
        @NonNull @Description("Which provider.") Provider provider,

        @NonNull @Description("The plan's hash, as `syncPlan` gave it.")
        String planHash,

        @Description("Go on although the plan is held for removing more than the guard allows.")
        @DefaultValue("false")
        @Nullable
        Boolean confirmRemovals) {}
