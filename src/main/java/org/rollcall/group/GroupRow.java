package org.rollcall.group;

import java.time.OffsetDateTime;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A group as the database holds it, without whom it names.
 *
 * @param primaryCount null until the first calculation is done
 */
public record GroupRow(
        UUID id,
        String slug,
        String name,
        @Nullable String description,
        int revision,
        GroupConditions conditions,
        List<BeneficiaryRule> beneficiaries,
        boolean syncPrimaryMembers,
        boolean syncBeneficiaries,
        CalculationState calculationState,
        @Nullable Integer primaryCount,
        @Nullable Integer beneficiaryCount,
        @Nullable OffsetDateTime calculationStartedAt,
        @Nullable OffsetDateTime calculationFinishedAt,
        @Nullable String calculationFailure,
        OffsetDateTime createdAt,
        OffsetDateTime updatedAt) {}
