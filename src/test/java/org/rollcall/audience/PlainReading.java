package org.rollcall.audience;

import com.ibm.icu.text.Collator;
import com.ibm.icu.util.ULocale;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * The rules of a shared address read a second time, slowly and pair by pair, and sharing nothing with the contest but the
 * claims themselves.
 */
final class PlainReading {

    /** The winner, and for each of the others the rule by which it went out. */
    record Outcome(Claim winner, Map<UUID, WinnerRule> outBy) {}

    private final Map<UUID, UUID> parents;
    private final Collator names = Collator.getInstance(ULocale.ROOT);

    PlainReading(Map<UUID, UUID> parents) {
        this.parents = parents;
        names.setStrength(Collator.SECONDARY);
    }

    Outcome read(List<Claim> claims) {
        var outBy = new HashMap<UUID, WinnerRule>();
        var left = new ArrayList<>(claims);
        leave(left, outBy, WinnerRule.PRIORITY, (one, other) -> number(other) < number(one));
        int number = number(left.getFirst());
        if (number <= 2) {
            leave(left, outBy, WinnerRule.FAMILY_TREE, (one, other) -> isAbove(other.memberId(), one.memberId()));
        }
        if (number == 3 || number == 4) {
            leave(
                    left,
                    outBy,
                    WinnerRule.LOGIN_EMAIL,
                    (one, other) -> other.loginIsThisAddress() && !one.loginIsThisAddress());
        }
        leave(left, outBy, WinnerRule.ALPHABETICAL, (one, other) -> isBefore(other, one));
        leave(left, outBy, WinnerRule.STABLE_ID, (one, other) -> hex(other).compareTo(hex(one)) < 0);
        if (left.size() != 1) {
            throw new AssertionError(left.size() + " winners");
        }
        return new Outcome(left.getFirst(), outBy);
    }

    private interface Beaten {
        boolean by(Claim one, Claim other);
    }

    private static void leave(List<Claim> left, Map<UUID, WinnerRule> outBy, WinnerRule rule, Beaten beaten) {
        var before = List.copyOf(left);
        for (Claim one : before) {
            for (Claim other : before) {
                if (beaten.by(one, other)) {
                    left.remove(one);
                    outBy.put(one.memberId(), rule);
                }
            }
        }
    }

    private static int number(Claim claim) {
        if (claim.kind() == MemberKind.COMPANY) {
            return 5;
        }
        if (claim.primaryContact()) {
            return 1;
        }
        if (claim.billingContact()) {
            return 2;
        }
        return claim.managementAccess() ? 3 : 4;
    }

    private boolean isAbove(UUID higher, UUID lower) {
        return isAncestor(higher, lower) || isAncestor(parents.get(higher), parents.get(lower));
    }

    private boolean isAncestor(@Nullable UUID higher, @Nullable UUID lower) {
        if (higher == null || lower == null) {
            return false;
        }
        var up = parents.get(lower);
        return higher.equals(up) || isAncestor(higher, up);
    }

    private boolean isBefore(Claim earlier, Claim later) {
        int last = names.compare(earlier.lastName(), later.lastName());
        return last < 0 || (last == 0 && names.compare(earlier.firstName(), later.firstName()) < 0);
    }

    private static String hex(Claim claim) {
        return claim.memberId().toString();
    }
}
