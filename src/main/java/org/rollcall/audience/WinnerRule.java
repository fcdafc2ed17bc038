package org.rollcall.audience;

/** A rule that can take candidates out of the contest, in the order in which the rules are tried. */
public enum WinnerRule {

    /** Only the best class stays. */
    PRIORITY,

    /** Whoever stands below another candidate in the family tree goes. */
    FAMILY_TREE,

    /** Only those stay who log in with the address, if anybody does. */
    LOGIN_EMAIL,

    /** Only the first name in the alphabet stays. */
    ALPHABETICAL,

    /** Only the smallest id stays: a last resort that says nothing but the same thing every time. */
    STABLE_ID;

    /** Whether the rule is asked among candidates whose best class is this one. */
    boolean appliesTo(ContactPriority priority) {
        return switch (this) {
            case PRIORITY, ALPHABETICAL, STABLE_ID -> true;
            case FAMILY_TREE ->
                switch (priority) {
                    case PRIMARY_CONTACT, BILLING_CONTACT -> true;
                    case MANAGEMENT_ACCESS, PERSON, COMPANY -> false;
                };
            case LOGIN_EMAIL ->
                switch (priority) {
                    case MANAGEMENT_ACCESS, PERSON -> true;
                    case PRIMARY_CONTACT, BILLING_CONTACT, COMPANY -> false;
                };
        };
    }
}
