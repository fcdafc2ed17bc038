package org.rollcall.member;

import java.util.List;
import org.eclipse.microprofile.graphql.Description;
import org.eclipse.microprofile.graphql.Id;
import org.eclipse.microprofile.graphql.NonNull;
import org.jspecify.annotations.Nullable;
import org.rollcall.graphql.UserError;

/** Result of a deletion. */
@Description("Result of `deleteMember`.")
public record DeleteMemberPayload(
        @Id @Description("Id of the deleted member; null when refused.") @Nullable
        String deletedMemberId,

        @NonNull @Description("Why it was refused; empty when it was not.")
        List<@NonNull UserError> userErrors) {}
