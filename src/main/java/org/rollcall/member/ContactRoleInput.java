package org.rollcall.member;

import org.eclipse.microprofile.graphql.Description;
import org.eclipse.microprofile.graphql.Input;
import org.eclipse.microprofile.graphql.NonNull;

/** A role for a company. */
@Description("A role for a company.")
@Input("ContactRoleInput")
public record ContactRoleInput(
        @NonNull @Description("Your key of the company.") String companyExternalId,
        @NonNull @Description("The role.") ContactRoleKind kind) {}
