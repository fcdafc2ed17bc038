package org.rollcall.sandbox.mailchimp;

import org.jspecify.annotations.Nullable;

/** What becomes of one contact that a call wants to write: the provider's state machine, as values. */
sealed interface Decision {

    /** The contact is written as {@code after}. */
    record Save(Contact after, boolean isNew, boolean raisesConsent) implements Decision {}

    /** The contact stays as it is. */
    record Refuse(Problem problem) implements Decision {}

    /** Decides on an address that is not in the audience. */
    static Decision create(Audience audience, MemberRequest wish, boolean forgotten, boolean skipMergeValidation) {
        Status status = wish.status() == null ? wish.statusIfNew() : wish.status();
        Problem problem = refusal(wish.email(), forgotten);
        if (problem != null) {
            return new Refuse(problem);
        }
        if (status == null) {
            return new Refuse(Problem.invalid("Required fields were not provided: status"));
        }
        MergeValues fields = MergeValues.check(audience, wish.mergeFields(), true);
        if (!fields.errors().isEmpty() && !skipMergeValidation) {
            return new Refuse(Problem.mergeFields(fields.errors()));
        }
        Contact made = Contact.unsaved(wish.email(), status, Writer.API);
        return new Save(made.withFields(fields.values(), wish.profile()), true, false);
    }

    /**
     * Decides on a contact of the audience.
     *
     * @param forgotten whether the address that it is to have was permanently deleted
     */
    static Decision change(
            Audience audience, Contact before, MemberRequest wish, boolean forgotten, boolean skipMergeValidation) {
        boolean renamed = !wish.email().isEmpty() && !wish.address().equals(before.address());
        Problem problem = renamed ? refusal(wish.email(), forgotten) : null;
        if (problem != null) {
            return new Refuse(problem);
        }
        if (wish.status() == Status.SUBSCRIBED && before.isInComplianceState()) {
            return new Refuse(complianceState(before.email()));
        }
        MergeValues fields = MergeValues.check(audience, wish.mergeFields(), false);
        if (!fields.errors().isEmpty() && !skipMergeValidation) {
            return new Refuse(Problem.mergeFields(fields.errors()));
        }
        Contact after = before.withFields(fields.values(), wish.profile());
        if (!wish.email().isEmpty()) {
            after = after.withEmail(wish.email());
        }
        if (wish.status() != null) {
            after = after.withStatus(wish.status(), Writer.API, "");
        }
        return new Save(after, false, raisesConsent(before, after));
    }

    /** Whether the write subscribes somebody who is not; what the API itself archived it may take back. */
    private static boolean raisesConsent(Contact before, Contact after) {
        return after.status() == Status.SUBSCRIBED
                && before.status() != Status.SUBSCRIBED
                && !before.wasArchivedByApiWhileSubscribed();
    }

    private static @Nullable Problem refusal(String email, boolean forgotten) {
        if (!Address.isValid(email)) {
            return Problem.invalid("Please provide a valid email address.");
        }
        if (Address.looksFake(email)) {
            return Problem.invalid(email + " looks fake or invalid, please enter a real email address.");
        }
        if (forgotten) {
            return Problem.of(
                    400,
                    "Forgotten Email Not Subscribed",
                    email
                            + " was permanently deleted and cannot be re-imported. The contact must re-subscribe to get back"
                            + " on the list.");
        }
        return null;
    }

    private static Problem complianceState(String email) {
        return Problem.of(
                400,
                "Member In Compliance State",
                email + " is in a compliance state due to unsubscribe, bounce, or compliance review and cannot be"
                        + " subscribed.");
    }
}
