package org.rollcall.audience;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Puts what a rule did into one sentence that names the people; of many it names the first and counts the others. */
final class Wording {

    private Wording() {}

    /** What a rule did to the candidates; never asked for nobody who stays. */
    static String of(WinnerRule rule, List<Claim> remaining, List<Claim> eliminated) {
        if (eliminated.isEmpty()) {
            return couldNotTell(rule, remaining);
        }
        String stay = names(remaining);
        String go = names(eliminated);
        boolean one = remaining.size() == 1;
        return switch (rule) {
            case PRIORITY -> classes(remaining, eliminated);
            case FAMILY_TREE ->
                one
                        ? stay + " stands above " + go + " in the family tree."
                        : "In the family tree somebody stands above " + go + ", and nobody above " + stay + ".";
            case LOGIN_EMAIL ->
                stay + (one ? " logs in" : " log in") + " with this address; " + go
                        + (eliminated.size() == 1 ? " does not." : " do not.");
            case ALPHABETICAL -> stay + (one ? " comes" : " come") + " before " + go + " in the alphabet.";
            case STABLE_ID -> stay + " and " + go + " have the same name; the smallest id goes first.";
        };
    }

    /** What decided: the last step, seen from the whole contest. */
    static String decided(Step last) {
        return switch (last.rule()) {
            case PRIORITY -> last.explanation();
            case FAMILY_TREE, LOGIN_EMAIL, ALPHABETICAL, STABLE_ID ->
                "Among " + several(ContactPriority.of(last.remaining().getFirst())) + ", " + last.explanation();
        };
    }

    static String unopposed(Claim only) {
        return only.displayName() + " is the only one with this address.";
    }

    private static String couldNotTell(WinnerRule rule, List<Claim> claims) {
        String names = names(claims);
        return switch (rule) {
            case PRIORITY ->
                names + are(ContactPriority.of(claims.getFirst()), claims.size()) + ", so the priority cannot tell.";
            case FAMILY_TREE -> names + " " + whyNobodyIsHigher(claims) + ", so the family tree cannot tell.";
            case LOGIN_EMAIL ->
                claims.getFirst().loginIsThisAddress()
                        ? names + " all log in with this address, so the login cannot tell."
                        : names + " do not log in with this address, so the login cannot tell.";
            case ALPHABETICAL -> names + " have the same name, so the alphabet cannot tell.";
            case STABLE_ID -> names + " have the same id.";
        };
    }

    private static String whyNobodyIsHigher(List<Claim> claims) {
        var parents = new HashSet<@Nullable UUID>();
        var roots = new HashSet<UUID>();
        for (Claim claim : claims) {
            parents.add(claim.parent());
            roots.add(
                    claim.ancestors().isEmpty()
                            ? claim.memberId()
                            : claim.ancestors().getLast());
        }
        if (parents.size() == 1) {
            return parents.contains(null) ? "have no parents" : "have the same parent";
        }
        if (roots.size() == claims.size()) {
            return parents.contains(null) ? "are not related" : "have unrelated parents";
        }
        return "do not stand above each other";
    }

    private static String classes(List<Claim> remaining, List<Claim> eliminated) {
        var classes = new EnumMap<ContactPriority, List<Claim>>(ContactPriority.class);
        classes.put(ContactPriority.of(remaining.getFirst()), remaining);
        for (Claim claim : eliminated) {
            classes.computeIfAbsent(ContactPriority.of(claim), key -> new ArrayList<>())
                    .add(claim);
        }
        var clauses = new ArrayList<String>();
        classes.forEach((priority, claims) -> clauses.add(names(claims) + are(priority, claims.size())));
        return String.join("; ", clauses) + ".";
    }

    private static String are(ContactPriority priority, int count) {
        if (count == 1) {
            return switch (priority) {
                case PRIMARY_CONTACT -> " is the primary contact";
                case BILLING_CONTACT -> " is the billing contact";
                case MANAGEMENT_ACCESS -> " has management access";
                case PERSON -> " is a person without management access";
                case COMPANY -> " is a company";
            };
        }
        return switch (priority) {
            case MANAGEMENT_ACCESS -> " have management access";
            case PRIMARY_CONTACT, BILLING_CONTACT, PERSON, COMPANY -> " are " + several(priority);
        };
    }

    private static String several(ContactPriority priority) {
        return switch (priority) {
            case PRIMARY_CONTACT -> "primary contacts";
            case BILLING_CONTACT -> "billing contacts";
            case MANAGEMENT_ACCESS -> "people with management access";
            case PERSON -> "people without management access";
            case COMPANY -> "companies";
        };
    }

    /** Names hold commas of their own, so a list of three would be hard to read. */
    private static String names(List<Claim> claims) {
        String first = claims.getFirst().displayName();
        return switch (claims.size()) {
            case 1 -> first;
            case 2 -> first + " and " + claims.getLast().displayName();
            default -> first + " and " + (claims.size() - 1) + " others";
        };
    }
}
