package org.rollcall.audience;

import static org.assertj.core.api.Assertions.assertThat;

/** What a test expects of a decision: the winner, the rule that decided, and the sentence that says so. */
final class Verdict {

    private Verdict() {}

    static void wins(Decision decision, String winner, WinnerRule rule, String explanation) {
        assertThat(decision.winner().displayName()).isEqualTo(winner);
        assertThat(decision.decidedBy()).isEqualTo(rule);
        assertThat(decision.explanation()).isEqualTo(explanation);
    }
}
