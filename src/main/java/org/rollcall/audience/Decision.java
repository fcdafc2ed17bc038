package org.rollcall.audience;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Who wins an address, and how that was found.
 *
 * @param decidedBy the rule that left one candidate; null if there was never more than one
 * @param ranking everybody, best first: the contest repeated without its winner
 * @param steps the rules in the order in which they were tried; the last one leaves the winner alone
 * @param explanation the deciding rule in one sentence
 */
public record Decision(
        Claim winner, @Nullable WinnerRule decidedBy, List<Ranked> ranking, List<Step> steps, String explanation) {

    public Decision {
        ranking = List.copyOf(ranking);
        steps = List.copyOf(steps);
    }
}
