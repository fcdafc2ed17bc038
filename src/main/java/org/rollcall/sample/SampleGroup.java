package org.rollcall.sample;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.rollcall.audience.MemberKind;
import org.rollcall.member.MembershipStatus;

/**
 * A group of the sample association, as somebody would save it.
 *
 * @param expiresWithinDays null when the condition is not given, as an empty list is in the others
 * @param beneficiaries names of rules: FAMILY, PRIMARY_CONTACTS, BILLING_CONTACTS, MANAGEMENT_ACCESS
 * @param connected whether the group is to be connected to a provider's list
 */
public record SampleGroup(
        String name,
        List<MembershipStatus> membershipStatuses,
        @Nullable Integer expiresWithinDays,
        List<MemberKind> kinds,
        List<String> memberTypes,
        List<String> tags,
        List<String> beneficiaries,
        boolean syncPrimaryMembers,
        boolean syncBeneficiaries,
        boolean connected) {

    /** A group without conditions, whose primary members are synced to a list. */
    static SampleGroup named(String name) {
        return new SampleGroup(name, List.of(), null, List.of(), List.of(), List.of(), List.of(), true, false, true);
    }

    SampleGroup with(MembershipStatus... statuses) {
        return new SampleGroup(
                name,
                List.of(statuses),
                expiresWithinDays,
                kinds,
                memberTypes,
                tags,
                beneficiaries,
                syncPrimaryMembers,
                syncBeneficiaries,
                connected);
    }

    SampleGroup expiringWithin(int days) {
        return new SampleGroup(
                name,
                membershipStatuses,
                days,
                kinds,
                memberTypes,
                tags,
                beneficiaries,
                syncPrimaryMembers,
                syncBeneficiaries,
                connected);
    }

    SampleGroup of(MemberKind... some) {
        return new SampleGroup(
                name,
                membershipStatuses,
                expiresWithinDays,
                List.of(some),
                memberTypes,
                tags,
                beneficiaries,
                syncPrimaryMembers,
                syncBeneficiaries,
                connected);
    }

    SampleGroup ofType(String... types) {
        return new SampleGroup(
                name,
                membershipStatuses,
                expiresWithinDays,
                kinds,
                List.of(types),
                tags,
                beneficiaries,
                syncPrimaryMembers,
                syncBeneficiaries,
                connected);
    }

    SampleGroup tagged(String... some) {
        return new SampleGroup(
                name,
                membershipStatuses,
                expiresWithinDays,
                kinds,
                memberTypes,
                List.of(some),
                beneficiaries,
                syncPrimaryMembers,
                syncBeneficiaries,
                connected);
    }

    /** Also these relatives of the primary members, and whose emails are synced. */
    SampleGroup andTheir(List<String> rules, boolean primaryMembersSynced, boolean beneficiariesSynced) {
        return new SampleGroup(
                name,
                membershipStatuses,
                expiresWithinDays,
                kinds,
                memberTypes,
                tags,
                rules,
                primaryMembersSynced,
                beneficiariesSynced,
                connected);
    }

    SampleGroup notConnected() {
        return new SampleGroup(
                name,
                membershipStatuses,
                expiresWithinDays,
                kinds,
                memberTypes,
                tags,
                beneficiaries,
                syncPrimaryMembers,
                syncBeneficiaries,
                false);
    }
}
