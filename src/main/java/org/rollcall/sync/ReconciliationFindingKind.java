package org.rollcall.sync;

import org.eclipse.microprofile.graphql.Description;

/** Kind of difference between the service and a provider. */
@Description("Kind of difference between the service and a provider.")
public enum ReconciliationFindingKind {
    @Description("A person archived or deleted the contact at the provider; its status was updated.")
    CONTACT_ARCHIVED("Its status was updated; it is not brought back."),
    @Description("Mail to the contact bounced; its status was updated.")
    CONTACT_BOUNCED("Its status was updated."),
    @Description("The contact's address was changed at the provider; reported, neither renamed back nor added again.")
    CONTACT_EMAIL_CHANGED("Reported; neither renamed back nor added again."),
    @Description("On the list, neither made nor adopted by Rollcall; reported, never changed.")
    CONTACT_FOREIGN("Reported; left as it is."),
    @Description("The contact was deleted for good at the provider; its status was updated.")
    CONTACT_FORGOTTEN("Its status was updated; only the person can subscribe again."),
    @Description("The provider's contact carries the data of a record lower on the priority list; it was updated.")
    CONTACT_HELD_BY_LOWER_PRIORITY("It was given the data of the main member."),
    @Description("The contact left the list at the provider; it is not put back.")
    CONTACT_LEFT_LIST("Its status was updated; it is not put back."),
    @Description("The contact is missing at the provider, or on the list; it was sent again.")
    CONTACT_MISSING("It was sent again."),
    @Description("The contact's data differs; it was sent again.")
    CONTACT_OUTDATED("Its data was sent again."),
    @Description("One of ours on the list, but no longer a member; it was taken off the list.")
    CONTACT_UNEXPECTED("It was taken off the list, unless the plan is held."),
    @Description("The contact unsubscribed at the provider; its status was updated.")
    CONTACT_UNSUBSCRIBED("Its status was updated."),
    @Description("The list itself is gone at the provider.")
    LIST_MISSING("Reported; connect the group to another list.");

    private final String action;

    ReconciliationFindingKind(String action) {
        this.action = action;
    }

    String action() {
        return action;
    }
}
