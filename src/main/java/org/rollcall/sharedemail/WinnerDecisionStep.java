package org.rollcall.sharedemail;

import java.util.List;
import org.eclipse.microprofile.graphql.Description;
import org.eclipse.microprofile.graphql.NonNull;
import org.rollcall.audience.WinnerRule;
import org.rollcall.member.Member;

/** One rule tried while finding a winner. */
@Description("One rule tried while finding a winner.")
public record WinnerDecisionStep(
        @NonNull @Description("The rule.") WinnerRule rule,

        @NonNull @Description("Who was still in after it.") List<@NonNull Member> remaining,

        @NonNull @Description("Who went out by it.") List<@NonNull Member> eliminated,

        @NonNull @Description("What was compared, or why the rule could not tell.")
        String explanation) {}
