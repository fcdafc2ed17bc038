package org.rollcall.sharedemail;

import org.eclipse.microprofile.graphql.Description;
import org.eclipse.microprofile.graphql.NonNull;
import org.jspecify.annotations.Nullable;
import org.rollcall.audience.ContactPriority;
import org.rollcall.audience.WinnerRule;
import org.rollcall.member.Member;

/** One who has a shared address. */
@Description("One who has a shared address.")
public record SharedEmailCandidate(
        @Description("Position, from 1.") int rank,
        @NonNull @Description("The member.") Member member,

        @NonNull @Description("Class in the priority order.")
        ContactPriority priority,

        @Description("The rule that put this candidate below the one before it; null for the winner.") @Nullable
        WinnerRule lostBy,

        @NonNull @Description("The same in words.") String explanation) {}
