package org.rollcall.group;

import java.util.List;
import org.eclipse.microprofile.graphql.Description;
import org.eclipse.microprofile.graphql.NonNull;
import org.jspecify.annotations.Nullable;
import org.rollcall.graphql.UserError;
import org.rollcall.sync.SyncRun;

/** Result of {@code applySyncPlan}. */
@Description("Result of `applySyncPlan`.")
public record ApplySyncPlanPayload(
        @Description("The run that executes the plan; null when refused.") @Nullable
        SyncRun run,

        @NonNull @Description("Why it was refused; PLAN_STALE when something changed since.")
        List<@NonNull UserError> userErrors) {}
