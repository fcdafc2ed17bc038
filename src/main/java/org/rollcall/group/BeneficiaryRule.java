package org.rollcall.group;

import org.eclipse.microprofile.graphql.Description;

/** Which relatives of a primary member belong to a group as its beneficiaries. */
@Description("Which relatives of a primary member belong to a group as its beneficiaries.")
public enum BeneficiaryRule {
    @Description("Billing contacts of a company that is a primary member.")
    BILLING_CONTACTS,

    @Description("Records below the primary member in the family tree, at any depth.")
    FAMILY,

    @Description(
            "People with management access to a company that is a primary member; its primary and billing contacts have it.")
    MANAGEMENT_ACCESS,

    @Description("Primary contacts of a company that is a primary member.")
    PRIMARY_CONTACTS
}
