package org.rollcall.member;

import java.util.List;
import org.eclipse.microprofile.graphql.Description;
import org.eclipse.microprofile.graphql.NonNull;
import org.rollcall.graphql.UserError;

/** Result of {@code importMembers}. */
@Description("Result of `importMembers`. All or nothing.")
public record ImportMembersPayload(
        @Description("Number of members created.") int created,
        @Description("Number of members changed.") int updated,

        @Description("Number of members that were already so.")
        int unchanged,

        @NonNull @Description("Why it was refused; empty when it was not.")
        List<@NonNull UserError> userErrors) {}
