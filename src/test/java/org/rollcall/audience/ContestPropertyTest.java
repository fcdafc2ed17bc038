package org.rollcall.audience;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumMap;
import java.util.List;
import java.util.Random;
import java.util.UUID;
import java.util.function.IntConsumer;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What is true of every contest, tried on ten thousand made-up families; a failure names its seed. */
class ContestPropertyTest {

    private static final int SEEDS = 10_000;
    private static final int CHUNK = 2_500;

    static IntStream chunks() {
        return IntStream.iterate(0, first -> first < SEEDS, first -> first + CHUNK);
    }

    private static void forEachSeed(int first, IntConsumer property) {
        for (int seed = first; seed < first + CHUNK; seed++) {
            try {
                property.accept(seed);
            } catch (AssertionError | RuntimeException e) {
                throw new AssertionError("Seed " + seed + ": " + e.getMessage(), e);
            }
        }
    }

    @ParameterizedTest
    @MethodSource("chunks")
    void theOrderOfTheClaimsChangesNothing(int first) {
        forEachSeed(first, seed -> {
            var claims = RandomFamily.of(seed).claims();
            var shuffled = new ArrayList<>(claims);
            Collections.shuffle(shuffled, new Random(seed));

            assertThat(Contest.decide(shuffled)).isEqualTo(Contest.decide(claims));
            assertThat(Contest.winner(shuffled)).isEqualTo(Contest.winner(claims));
        });
    }

    @ParameterizedTest
    @MethodSource("chunks")
    void theStepsReplayToTheWinner(int first) {
        forEachSeed(first, seed -> {
            var claims = RandomFamily.of(seed).claims();
            var decision = Contest.decide(claims);

            var running = ids(claims);
            for (Step step : decision.steps()) {
                assertThat(running).hasSizeGreaterThan(1);
                var parts = new ArrayList<>(ids(step.remaining()));
                parts.addAll(ids(step.eliminated()));
                assertThat(parts).containsExactlyInAnyOrderElementsOf(running);
                running = ids(step.remaining());
            }
            assertThat(running).containsExactly(decision.winner().memberId());
            assertThat(decision.decidedBy())
                    .isEqualTo(
                            claims.size() == 1
                                    ? null
                                    : decision.steps().getLast().rule());
            assertThat(Contest.winner(claims)).isEqualTo(decision.winner());
        });
    }

    @ParameterizedTest
    @MethodSource("chunks")
    void theRankingIsTheContestRepeatedWithoutItsWinner(int first) {
        forEachSeed(first, seed -> {
            var claims = new ArrayList<>(RandomFamily.of(seed).claims());
            var ranking = Contest.decide(claims).ranking();

            assertThat(ranking).hasSameSizeAs(claims);
            for (int i = 0; i < ranking.size(); i++) {
                assertThat(ranking.get(i).rank()).isEqualTo(i + 1);
                assertThat(ranking.get(i).priority())
                        .isEqualTo(ContactPriority.of(ranking.get(i).claim()));
                var decision = Contest.decide(claims);
                assertThat(ranking.get(i).claim()).isEqualTo(decision.winner());
                if (i + 1 < ranking.size()) {
                    var next = ranking.get(i + 1);
                    assertThat(next.lostBy()).isEqualTo(ruleThatTookOut(next.claim(), decision));
                }
                claims.remove(decision.winner());
            }
        });
    }

    @ParameterizedTest
    @MethodSource("chunks")
    void askingForNoMailDoesNotChangeWhoWins(int first) {
        forEachSeed(first, seed -> {
            var claims = RandomFamily.of(seed).claims();
            var random = new Random(seed);
            var others = claims.stream()
                    .map(claim -> silent(claim, random.nextBoolean()))
                    .toList();

            assertThat(Contest.winner(others).memberId())
                    .isEqualTo(Contest.winner(claims).memberId());
        });
    }

    @ParameterizedTest
    @MethodSource("chunks")
    void aSecondReadingOfTheRulesComesToTheSameResult(int first) {
        forEachSeed(first, seed -> {
            var family = RandomFamily.of(seed);
            var plain = new PlainReading(family.parents());
            var left = new ArrayList<>(family.claims());

            var decision = Contest.decide(left);
            for (Step step : decision.steps()) {
                for (Claim claim : step.eliminated()) {
                    assertThat(plain.read(left).outBy()).containsEntry(claim.memberId(), step.rule());
                }
            }
            for (int i = 0; i < decision.ranking().size(); i++) {
                var outcome = plain.read(left);
                assertThat(decision.ranking().get(i).claim()).isEqualTo(outcome.winner());
                if (i + 1 < decision.ranking().size()) {
                    var next = decision.ranking().get(i + 1);
                    assertThat(next.lostBy())
                            .isEqualTo(outcome.outBy().get(next.claim().memberId()));
                }
                left.remove(outcome.winner());
            }
        });
    }

    @Test
    void everyRuleDecidesOftenEnoughForTheseTestsToMeanSomething() {
        var decided = new EnumMap<WinnerRule, Integer>(WinnerRule.class);
        var ranked = new EnumMap<WinnerRule, Integer>(WinnerRule.class);
        int severalLeftByTheTree = 0;
        for (int seed = 0; seed < SEEDS; seed++) {
            var decision = Contest.decide(RandomFamily.of(seed).claims());
            if (decision.decidedBy() != null) {
                decided.merge(decision.decidedBy(), 1, Integer::sum);
            }
            for (Ranked one : decision.ranking()) {
                if (one.lostBy() != null) {
                    ranked.merge(one.lostBy(), 1, Integer::sum);
                }
            }
            severalLeftByTheTree += decision.steps().stream().anyMatch(ContestPropertyTest::treeLeftSeveral) ? 1 : 0;
        }

        assertThat(decided).containsOnlyKeys(WinnerRule.values());
        assertThat(decided.values()).as("decided: %s", decided).allMatch(count -> count >= 100);
        assertThat(ranked).containsOnlyKeys(WinnerRule.values());
        assertThat(ranked.values()).as("ranked: %s", ranked).allMatch(count -> count >= 500);
        assertThat(severalLeftByTheTree).isGreaterThan(500);
    }

    private static boolean treeLeftSeveral(Step step) {
        return step.rule() == WinnerRule.FAMILY_TREE
                && step.remaining().size() > 1
                && !step.eliminated().isEmpty();
    }

    private static WinnerRule ruleThatTookOut(Claim claim, Decision decision) {
        return decision.steps().stream()
                .filter(step -> step.eliminated().contains(claim))
                .map(Step::rule)
                .findFirst()
                .orElseThrow();
    }

    private static List<UUID> ids(List<Claim> claims) {
        return claims.stream().map(Claim::memberId).toList();
    }

    private static Claim silent(Claim claim, boolean doNotSend) {
        return new Claim(
                claim.memberId(),
                claim.kind(),
                claim.lastName(),
                claim.firstName(),
                claim.primaryContact(),
                claim.billingContact(),
                claim.managementAccess(),
                claim.loginIsThisAddress(),
                claim.ancestors(),
                doNotSend);
    }
}
