package org.rollcall.member;

import org.eclipse.microprofile.graphql.Description;

/** What a person can be for a company. */
@Description("What a person can be for a company.")
public enum ContactRoleKind {
    @Description("Billing contact.")
    BILLING_CONTACT,
    @Description("Has management access.")
    MANAGEMENT_ACCESS,
    @Description("Primary contact.")
    PRIMARY_CONTACT
}
