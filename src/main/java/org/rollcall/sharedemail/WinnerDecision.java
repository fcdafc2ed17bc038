package org.rollcall.sharedemail;

import java.time.OffsetDateTime;
import java.util.List;
import org.eclipse.microprofile.graphql.Description;
import org.eclipse.microprofile.graphql.NonNull;
import org.rollcall.audience.WinnerRule;
import org.rollcall.member.Member;

/** Who wins a shared address, and how the winner was found. */
@Description("Who wins a shared address, and how the winner was found.")
public record WinnerDecision(
        @NonNull @Description("The address.") String email,

        @NonNull @Description("The member whose data is sent.")
        Member winner,

        @NonNull @Description("Everyone who is in the running for the address, best first; the first is the winner.")
        List<@NonNull SharedEmailCandidate> candidates,

        @NonNull @Description("The rule that left one candidate.")
        WinnerRule decidedBy,

        @NonNull @Description("The same in words.") String explanation,

        @NonNull @Description("The rules in the order in which they were tried.")
        List<@NonNull WinnerDecisionStep> steps,

        @NonNull @Description("When the decision was computed.")
        OffsetDateTime decidedAt) {}
