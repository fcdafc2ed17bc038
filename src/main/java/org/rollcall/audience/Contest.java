package org.rollcall.audience;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.UUID;
import java.util.stream.Collectors;

/**
 * The contest for an address: one rule after the other takes candidates out until one is left.
 *
 * <p>The result depends on who takes part and never on the order in which they are given. That is why the family tree
 * takes out everybody below anybody at once: "the higher one, else the first by name", asked pair by pair, can run in a
 * circle.
 */
public final class Contest {

    private static final Comparator<Claim> BY_NAME = new Alphabet();
    private static final Comparator<Claim> BY_ID = Comparator.comparing(Claim::memberId, new StableId());

    private Contest() {}

    /** The winner with the whole story: how the rules went, and who would be next. */
    public static Decision decide(Collection<Claim> claims) {
        var byName = Alphabet.sort(distinct(claims), BY_ID);
        var steps = new ArrayList<Step>();
        var winner = hold(byName, (rule, before, after) -> steps.add(step(rule, before, after)));
        var decidedBy = steps.isEmpty() ? null : steps.getLast().rule();
        var explanation = steps.isEmpty() ? Wording.unopposed(winner) : Wording.decided(steps.getLast());
        return new Decision(winner, decidedBy, ranking(byName, explanation), steps, explanation);
    }

    /** Only the winner: the same contest, without keeping a record of it. */
    public static Claim winner(Collection<Claim> claims) {
        return hold(distinct(claims), (rule, before, after) -> {});
    }

    /** Who stays in by a rule, in the given order; never nobody. */
    static List<Claim> remaining(WinnerRule rule, List<Claim> claims) {
        return switch (rule) {
            case PRIORITY -> best(claims, Comparator.comparing(ContactPriority::of));
            case FAMILY_TREE -> FamilyTree.highest(claims);
            case LOGIN_EMAIL -> best(claims, Comparator.comparing(claim -> !claim.loginIsThisAddress()));
            case ALPHABETICAL -> best(claims, BY_NAME);
            case STABLE_ID -> best(claims, BY_ID);
        };
    }

    private interface Witness {
        void tried(WinnerRule rule, List<Claim> before, List<Claim> after);
    }

    private static Claim hold(List<Claim> claims, Witness witness) {
        var running = claims;
        for (WinnerRule rule : WinnerRule.values()) {
            // Once PRIORITY, which is first, has been asked, all who are left are of one class.
            if (running.size() > 1 && rule.appliesTo(ContactPriority.of(running.getFirst()))) {
                var after = remaining(rule, running);
                witness.tried(rule, running, after);
                running = after;
            }
        }
        return running.getFirst();
    }

    private static List<Claim> best(List<Claim> claims, Comparator<Claim> order) {
        var best = Collections.min(claims, order);
        return claims.stream().filter(claim -> order.compare(claim, best) == 0).toList();
    }

    private static Step step(WinnerRule rule, List<Claim> before, List<Claim> after) {
        var stayed = after.stream().map(Claim::memberId).collect(Collectors.toSet());
        var eliminated = before.stream()
                .filter(claim -> !stayed.contains(claim.memberId()))
                .toList();
        return new Step(rule, after, eliminated, Wording.of(rule, after, eliminated));
    }

    private static List<Ranked> ranking(List<Claim> byName, String explanation) {
        var order = Ranking.order(byName);
        var ranking = new ArrayList<Ranked>(order.size());
        ranking.add(new Ranked(1, order.getFirst(), ContactPriority.of(order.getFirst()), null, explanation));
        for (int i = 1; i < order.size(); i++) {
            ranking.add(below(order.get(i - 1), order.get(i), i + 1));
        }
        return ranking;
    }

    private static Ranked below(Claim upper, Claim lower, int rank) {
        var rule = Ranking.between(upper, lower);
        var explanation = Wording.of(rule, List.of(upper), List.of(lower));
        return new Ranked(rank, lower, ContactPriority.of(lower), rule, explanation);
    }

    private static List<Claim> distinct(Collection<Claim> claims) {
        if (claims.isEmpty()) {
            throw new IllegalArgumentException("A contest needs at least one claim.");
        }
        var ids = new HashSet<UUID>();
        for (Claim claim : claims) {
            if (!ids.add(claim.memberId())) {
                throw new IllegalArgumentException("Member " + claim.memberId() + " claims the address twice.");
            }
        }
        return List.copyOf(claims);
    }
}
