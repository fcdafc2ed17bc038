package org.rollcall.sync;

import org.eclipse.microprofile.graphql.Description;

/** What is to be done to a contact at a provider. */
@Description("What is to be done to a contact at a provider.")
public enum PlannedChangeKind {
    @Description("Create the contact, or take a known one, and put it on the list.")
    ADD,
    @Description(
            "Take over a contact that was at the provider before Rollcall: its fields and list are kept in step, it is never archived.")
    ADOPT,
    @Description("Give the contact to another record: the former owner left or a higher one came.")
    HAND_OVER,
    @Description("Take the contact off the list.")
    REMOVE,
    @Description("Change the contact's address; it stays the same contact.")
    RENAME,
    @Description("Bring back a contact that Rollcall archived while it was subscribed.")
    RESTORE,
    @Description("Change the contact's fields.")
    UPDATE
}
