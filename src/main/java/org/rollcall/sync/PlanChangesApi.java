package org.rollcall.sync;

import io.smallrye.mutiny.Uni;
import java.util.List;
import org.eclipse.microprofile.graphql.DefaultValue;
import org.eclipse.microprofile.graphql.Description;
import org.eclipse.microprofile.graphql.GraphQLApi;
import org.eclipse.microprofile.graphql.NonNull;
import org.eclipse.microprofile.graphql.Source;
import org.jspecify.annotations.Nullable;
import org.rollcall.graphql.Page;

/** The changes of a plan. */
@GraphQLApi
public class PlanChangesApi {

    private final PlanReader plans;

    PlanChangesApi(PlanReader plans) {
        this.plans = plans;
    }

    @NonNull
    @Description("Each change, in the order of the addresses.")
    public Uni<PlannedChangeConnection> changes(
            @Source SyncPlan plan,
            @Description("Any of these kinds; none for all.") @io.smallrye.graphql.api.Nullable
                    List<@NonNull PlannedChangeKind> kinds,
            @DefaultValue("50") @Description("Return at most this many from the start (1 to 250).") @Nullable
                    Integer first,
            @Description("Continue after this cursor.") @Nullable String after) {
        return plans.changes(
                plan.group(),
                plan.getProvider(),
                kinds == null ? List.of() : kinds,
                Page.of(first, after, null, null, PlanReader.KEY_LENGTH));
    }
}
