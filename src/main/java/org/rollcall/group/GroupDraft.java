package org.rollcall.group;

import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A group as a person wants it, checked and normalised.
 *
 * @param included sorted, and disjoint from {@code excluded}
 * @param connections at most one for each account, in the order of the providers
 */
record GroupDraft(
        String slug,
        String name,
        @Nullable String description,
        GroupConditions conditions,
        List<BeneficiaryRule> beneficiaries,
        boolean syncPrimaryMembers,
        boolean syncBeneficiaries,
        List<UUID> included,
        List<UUID> excluded,
        List<Connection> connections) {

    GroupDraft {
        beneficiaries = GroupConditions.sorted(beneficiaries);
        included = GroupConditions.sorted(included);
        excluded = GroupConditions.sorted(excluded);
        connections = List.copyOf(connections);
    }
}
