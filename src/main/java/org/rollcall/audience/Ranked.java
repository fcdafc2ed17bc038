package org.rollcall.audience;

import org.jspecify.annotations.Nullable;

/**
 * One candidate's place in the ranking.
 *
 * @param rank from 1
 * @param lostBy the rule that put this candidate below the one before it; null for the winner
 * @param explanation the same in one sentence
 */
public record Ranked(
        int rank,
        Claim claim,
        ContactPriority priority,
        @Nullable WinnerRule lostBy,
        String explanation) {}
