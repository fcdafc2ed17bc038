package org.rollcall.member;

import org.eclipse.microprofile.graphql.Description;
import org.eclipse.microprofile.graphql.NonNull;

/** A role that a person holds for one company. */
@Description("A role that a person holds for one company.")
public record ContactRole(
        @NonNull @Description("The company.") Company company,

        @NonNull @Description("What the person is for that company.")
        ContactRoleKind kind) {}
