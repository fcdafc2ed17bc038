package org.rollcall.audience;

/** Why a member's email is never sent to a provider for a group, in the order in which the reasons are checked. */
public enum NotApplicableReason {

    /** The group has no list at this provider. */
    GROUP_NOT_CONNECTED("The group is not connected to this email platform."),

    /** The member is a primary member, and the group leaves those out of its sync. */
    PRIMARY_MEMBERS_NOT_SYNCED("The group does not sync its primary members."),

    /** The member is a beneficiary, and the group leaves those out of its sync. */
    BENEFICIARIES_NOT_SYNCED("The group does not sync its beneficiaries."),

    /** The email field is empty. */
    NO_EMAIL_ADDRESS("There is no email address on this record."),

    /** The email field holds something that is not an address. */
    INVALID_EMAIL_ADDRESS("The email on this record is not a valid address."),

    /** The member asked for silence; checked after the contest, in which the member takes part all the same. */
    DO_NOT_SEND_MARKETING_EMAILS("Do Not Send Marketing Emails is checked on this record."),

    /** The member is a company, and a person won the address. */
    PERSON_HAS_SAME_EMAIL("A person in the group has the same email, and people go before companies."),

    /** The member lost the address to another of its own kind. */
    HIGHER_PRIORITY_HAS_SAME_EMAIL("Another record in the group has the same email and a higher priority.");

    private final String message;

    NotApplicableReason(String message) {
        this.message = message;
    }

    /** One sentence to show beside the record. */
    public String message() {
        return message;
    }
}
