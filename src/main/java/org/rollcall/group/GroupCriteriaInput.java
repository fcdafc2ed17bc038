package org.rollcall.group;

import io.smallrye.graphql.api.Nullable;
import java.util.List;
import org.eclipse.microprofile.graphql.DefaultValue;
import org.eclipse.microprofile.graphql.Description;
import org.eclipse.microprofile.graphql.Id;
import org.eclipse.microprofile.graphql.Input;
import org.eclipse.microprofile.graphql.NonNull;
import org.rollcall.audience.MemberKind;
import org.rollcall.member.MembershipStatus;

/** Who belongs to a group in their own right. */
@Description("Who belongs to a group. With no condition given, only the included belong.")
@Input("GroupCriteriaInput")
public record GroupCriteriaInput(
        @DefaultValue("[]") @Description("Any of these membership states; empty for all.") @Nullable
        List<@NonNull MembershipStatus> membershipStatuses,

        @Description("Membership ends within this many days from today, 0 to 36500.") @Nullable
        Integer expiresWithinDays,

        @DefaultValue("[]") @Description("Any of these kinds; empty for both.") @Nullable
        List<@NonNull MemberKind> kinds,

        @DefaultValue("[]") @Description("Any of these membership types; empty for all.") @Nullable
        List<@NonNull String> memberTypes,

        @DefaultValue("[]") @Description("Any of these tags; empty for all.") @Nullable
        List<@NonNull String> tags,

        @Id @DefaultValue("[]") @Description("Always members, up to 10,000.") @Nullable
        List<@NonNull String> includedMemberIds,

        @Id @DefaultValue("[]") @Description("Never members, up to 10,000.") @Nullable
        List<@NonNull String> excludedMemberIds) {}
