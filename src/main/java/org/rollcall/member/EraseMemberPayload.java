package org.rollcall.member;

import java.util.List;
import org.eclipse.microprofile.graphql.Description;
import org.eclipse.microprofile.graphql.Id;
import org.eclipse.microprofile.graphql.NonNull;
import org.jspecify.annotations.Nullable;
import org.rollcall.graphql.UserError;

/** What came of erasing a member. */
@Description("What came of erasing a member.")
public record EraseMemberPayload(
        @Id @Description("Global id of the member that was erased; null when none was.") @Nullable
        String erasedMemberId,

        @Description("Whether other members have the same address, which is theirs now and stays.")
        boolean addressShared,

        @NonNull @Description("Why it was refused; empty when it was not.")
        List<@NonNull UserError> userErrors) {}
