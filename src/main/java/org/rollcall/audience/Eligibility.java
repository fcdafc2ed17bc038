package org.rollcall.audience;

import org.jspecify.annotations.Nullable;

/**
 * Finds the first reason why a member's email is not sent: some are known before the contest for its address, the others
 * after it. That the group is not connected at all comes before both and concerns no member in particular.
 */
public final class Eligibility {

    private Eligibility() {}

    /** What keeps a member out of the contest; null for who is in the running. */
    public static @Nullable NotApplicableReason before(
            GroupMemberKind kind,
            boolean syncPrimary,
            boolean syncBeneficiaries,
            boolean hasEmail,
            boolean hasAddress) {
        NotApplicableReason notSynced = switch (kind) {
            case PRIMARY -> syncPrimary ? null : NotApplicableReason.PRIMARY_MEMBERS_NOT_SYNCED;
            case BENEFICIARY -> syncBeneficiaries ? null : NotApplicableReason.BENEFICIARIES_NOT_SYNCED;
        };
        if (notSynced != null) {
            return notSynced;
        }
        if (!hasEmail) {
            return NotApplicableReason.NO_EMAIL_ADDRESS;
        }
        return hasAddress ? null : NotApplicableReason.INVALID_EMAIL_ADDRESS;
    }

    /** What keeps a claim from being sent once its address has a winner; null for a winner who may be written to. */
    public static @Nullable NotApplicableReason afterwards(Claim claim, Claim winner) {
        if (claim.doNotSend()) {
            return NotApplicableReason.DO_NOT_SEND_MARKETING_EMAILS;
        }
        if (claim.memberId().equals(winner.memberId())) {
            return null;
        }
        return claim.kind() == MemberKind.COMPANY && winner.kind() == MemberKind.PERSON
                ? NotApplicableReason.PERSON_HAS_SAME_EMAIL
                : NotApplicableReason.HIGHER_PRIORITY_HAS_SAME_EMAIL;
    }
}
