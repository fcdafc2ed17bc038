package org.rollcall.audience;

import java.util.List;

/**
 * One rule tried while looking for the winner.
 *
 * @param remaining who was still in after it, by name
 * @param eliminated who went out by it, by name; empty where the rule could not tell
 * @param explanation what was compared, or why the rule could not tell, in one sentence
 */
public record Step(WinnerRule rule, List<Claim> remaining, List<Claim> eliminated, String explanation) {

    public Step {
        remaining = List.copyOf(remaining);
        eliminated = List.copyOf(eliminated);
    }
}
