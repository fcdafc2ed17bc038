package org.rollcall.audience;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;

/** Puts all candidates in order, as if the contest were held again and again without its winner. */
final class Ranking {

    private Ranking() {}

    /** The candidates best first, given them by name. */
    static List<Claim> order(List<Claim> byName) {
        var classes = new EnumMap<ContactPriority, List<Claim>>(ContactPriority.class);
        for (Claim claim : byName) {
            classes.computeIfAbsent(ContactPriority.of(claim), key -> new ArrayList<>())
                    .add(claim);
        }
        var order = new ArrayList<Claim>(byName.size());
        classes.forEach((priority, claims) -> order.addAll(orderWithin(priority, claims)));
        return order;
    }

    private static List<Claim> orderWithin(ContactPriority priority, List<Claim> byName) {
        return switch (priority) {
            case PRIMARY_CONTACT, BILLING_CONTACT -> Descent.order(byName);
            case MANAGEMENT_ACCESS, PERSON -> loginsFirst(byName);
            case COMPANY -> byName;
        };
    }

    private static List<Claim> loginsFirst(List<Claim> byName) {
        return byName.stream()
                .sorted(Comparator.comparing((Claim claim) -> !claim.loginIsThisAddress()))
                .toList();
    }

    /** The rule that puts one candidate below the one directly before it: the first that lets only the upper stay. */
    static WinnerRule between(Claim upper, Claim lower) {
        var pair = List.of(upper, lower);
        for (WinnerRule rule : WinnerRule.values()) {
            if (rule.appliesTo(ContactPriority.of(upper))
                    && Contest.remaining(rule, pair).equals(List.of(upper))) {
                return rule;
            }
        }
        // Only where the tree runs in a circle: the lower one had left before, being below somebody else.
        return WinnerRule.FAMILY_TREE;
    }
}
