package org.rollcall.provider.constantcontact;

import java.util.Locale;
import org.rollcall.plan.SyncErrorCode;
import org.rollcall.provider.Effect;
import org.rollcall.provider.constantcontact.ConstantContactAnswer.Problem;

/** What Constant Contact's refusals of one contact mean; decided by status and key before prose. */
final class ConstantContactRefusals {

    private ConstantContactRefusals() {}

    /** The effect of a refused call about one address. */
    static Effect of(String address, Problem problem) {
        return switch (problem.status()) {
            // There is a contact already, or none any more: the ledger is wrong.
            case 404, 409 -> new Effect.ReadFirst(address);
            default -> new Effect.Refused(address, code(problem), problem.words());
        };
    }

    static Effect tooLong(String address) {
        return new Effect.Refused(
                address,
                SyncErrorCode.INVALID_EMAIL,
                "Constant Contact takes addresses of up to " + ConstantContactContacts.ADDRESS
                        + " characters; this one has " + address.length() + ".");
    }

    private static SyncErrorCode code(Problem problem) {
        String prose = problem.words().toLowerCase(Locale.ROOT);
        if (prose.contains("email") || prose.contains("address")) {
            return SyncErrorCode.INVALID_EMAIL;
        }
        return problem.key().contains("validation") ? SyncErrorCode.FIELD_REJECTED : SyncErrorCode.PROVIDER_ERROR;
    }
}
