package org.rollcall.group;

import java.time.OffsetDateTime;
import org.eclipse.microprofile.graphql.Description;
import org.eclipse.microprofile.graphql.NonNull;
import org.jspecify.annotations.Nullable;

/** State and result of calculating a group's members. */
@Description("State and result of calculating a group's members.")
public record GroupCalculation(
        @NonNull @Description("State.") CalculationState state,

        @Description("Number of primary members; null until the first calculation is done.") @Nullable
        Integer memberCount,

        @Description("Number of beneficiaries; null until the first calculation is done.") @Nullable
        Integer beneficiaryCount,

        @Description("When the latest calculation began.") @Nullable
        OffsetDateTime startedAt,

        @Description("When the latest calculation ended.") @Nullable
        OffsetDateTime finishedAt,

        @Description("Why the latest calculation failed, in words for an admin.") @Nullable
        String failureMessage) {}
