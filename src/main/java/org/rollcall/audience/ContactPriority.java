package org.rollcall.audience;

/** The class in which a claim competes, best first; every person goes before every company. */
public enum ContactPriority {

    /** Is the primary contact of a company. */
    PRIMARY_CONTACT,

    /** Is the billing contact of a company, and primary contact of none. */
    BILLING_CONTACT,

    /** Is a person who may manage a company's membership, without being its contact. */
    MANAGEMENT_ACCESS,

    /** Is a person without a role. */
    PERSON,

    /** Is a company. */
    COMPANY;

    /** The class of a claim; a company stays a company whatever roles are noted on it. */
    public static ContactPriority of(Claim claim) {
        return switch (claim.kind()) {
            case PERSON -> ofPerson(claim);
            case COMPANY -> COMPANY;
        };
    }

    private static ContactPriority ofPerson(Claim person) {
        if (person.primaryContact()) {
            return PRIMARY_CONTACT;
        }
        if (person.billingContact()) {
            return BILLING_CONTACT;
        }
        return person.managementAccess() ? MANAGEMENT_ACCESS : PERSON;
    }
}
