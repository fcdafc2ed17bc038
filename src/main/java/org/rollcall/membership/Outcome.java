package org.rollcall.membership;

import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.rollcall.audience.Claim;
import org.rollcall.audience.Contest;

/** What is kept of the contest for an address that several members claim; the rest is found again when it is asked for. */
record Outcome(String address, UUID winner, int candidates, String decidedBy, boolean doNotSend) {

    static Outcome of(String address, List<Claim> claims) {
        var decision = Contest.decide(claims);
        var rule = Objects.requireNonNull(decision.decidedBy(), "a contest of several is decided by a rule");
        return new Outcome(
                address,
                decision.winner().memberId(),
                claims.size(),
                rule.name(),
                decision.winner().doNotSend());
    }
}
