package org.rollcall.sandbox.constantcontact;

import java.util.ArrayList;
import java.util.List;
import org.rollcall.sandbox.Violation;

/** What no client may do to a person's consent, although the provider would let it. */
final class ConsentRule {

    private ConsentRule() {}

    /** What the API's change of a contact raises. */
    static List<Violation> raised(Contact before, Contact after) {
        List<Violation> raised = new ArrayList<>();
        Permission was = before.consent().permission();
        Permission is = after.consent().permission();
        if (before.isDeleted() && !after.isDeleted()) {
            raised.add(revived(after.email()));
        } else if (is.isActive() && !was.isActive()) {
            raised.add(Violation.consentRaised(after.email(), is.word() + ", but was " + was.word()));
        }
        if (before.left().stream().anyMatch(after.lists()::contains)) {
            raised.add(putBack(after.email()));
        }
        return raised;
    }

    static Violation revived(String email) {
        return Violation.consentRaised(email, "revived, but was deleted");
    }

    static Violation putBack(String email) {
        return Violation.consentRaised(email, "put back on a list, but had left it by himself");
    }
}
