package org.rollcall.member;

import java.util.List;
import org.eclipse.microprofile.graphql.Description;
import org.eclipse.microprofile.graphql.NonNull;
import org.jspecify.annotations.Nullable;
import org.rollcall.graphql.UserError;

/** Result of {@code saveMember}. */
@Description("Result of `saveMember`.")
public record SaveMemberPayload(
        @Description("The member as saved; null when refused.") @Nullable
        Member member,

        @NonNull @Description("Why it was refused; empty when it was not.")
        List<@NonNull UserError> userErrors) {}
