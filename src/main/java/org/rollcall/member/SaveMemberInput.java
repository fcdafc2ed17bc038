package org.rollcall.member;

import org.eclipse.microprofile.graphql.Description;
import org.eclipse.microprofile.graphql.Input;
import org.jspecify.annotations.Nullable;

/** A member to save. */
@Description("A member to save: exactly one of the two.")
@Input("SaveMemberInput")
public record SaveMemberInput(
        @Description("A person.") @Nullable PersonInput person,

        @Description("A company.") @Nullable CompanyInput company) {}
