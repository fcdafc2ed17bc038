package org.rollcall.audience;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.management.ManagementFactory;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.UUID;
import java.util.function.IntFunction;
import org.junit.jupiter.api.Test;

/** Somebody may put one address on thousands of records; that must not stop the group's calculation. */
class ManyClaimsTest {

    private static final int MANY = 5_000;

    @Test
    void aLineOfDescentIsRankedInTime() {
        var line = new ArrayList<UUID>();
        for (int i = MANY; i >= 0; i--) {
            line.add(new UUID(0, i));
        }

        // Member i stands below all smaller ones, and names run against the tree.
        var decision = decideInTime(i -> contact(i, "Name " + (MANY - i), line.subList(MANY - i + 1, line.size())));

        assertThat(decision.ranking())
                .extracting(ranked -> ranked.claim().memberId().getLeastSignificantBits())
                .isSortedAccordingTo(Long::compare);
    }

    @Test
    void twoLevelsOfManySiblingsAreRankedInTime() {
        var top = new UUID(1, 0);
        var below = new UUID(1, 1);

        var decision =
                decideInTime(i -> contact(i, "Zorn", i % 2 == 0 ? List.of(top) : List.of(below, new UUID(1, 2), top)));

        assertThat(decision.ranking().get(MANY / 2).lostBy()).isEqualTo(WinnerRule.FAMILY_TREE);
    }

    @Test
    void manyOfTheSameLongNameAreRankedInTime() {
        var decision = decideInTime(i -> contact(i, "Ångström-".repeat(20), List.of()));

        assertThat(decision.decidedBy()).isEqualTo(WinnerRule.STABLE_ID);
        assertThat(decision.explanation()).hasSizeLessThan(1_000);
    }

    private static Decision decideInTime(IntFunction<Claim> claim) {
        var claims = new ArrayList<Claim>();
        for (int i = 0; i < MANY; i++) {
            claims.add(claim.apply(i));
        }
        Collections.shuffle(claims, new Random(1));
        // The thread's own time, so that a busy machine does not fail the test.
        long before = ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime();
        var decision = Contest.decide(claims);
        var spent = Duration.ofNanos(ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime() - before);
        assertThat(spent).isLessThan(Duration.ofSeconds(2));
        return decision;
    }

    private static Claim contact(int id, String lastName, List<UUID> ancestors) {
        return new Claim(
                new UUID(0, id), MemberKind.PERSON, lastName, "Ada", true, false, false, false, ancestors, false);
    }
}
