package org.rollcall.audience;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;

/**
 * Tells which of some candidates stand below another of them, also while the candidates leave one by one.
 *
 * <p>A candidate is below another whose id is among its ancestors, and below another whose parent is among the ancestors
 * of its own parent. So it is enough to look up each ancestor in two sets, and no two candidates are ever compared.
 */
final class FamilyTree {

    static final int NOBODY = -1;

    private final Set<UUID> candidates = new HashSet<>();
    private final Map<UUID, Integer> candidatesByParent = new HashMap<>();

    FamilyTree(Collection<Claim> claims) {
        for (Claim claim : claims) {
            candidates.add(claim.memberId());
            if (claim.parent() != null) {
                candidatesByParent.merge(claim.parent(), 1, Integer::sum);
            }
        }
    }

    /** Those with nobody above them, in the given order; all of them where only a circle in the data could say no. */
    static List<Claim> highest(List<Claim> claims) {
        var tree = new FamilyTree(claims);
        var highest = claims.stream()
                .filter(claim -> tree.nearestAbove(claim, 0) == NOBODY)
                .toList();
        return highest.isEmpty() ? claims : highest;
    }

    /** Where among the claim's ancestors, from a position upwards, the first trace of a higher candidate is. */
    int nearestAbove(Claim claim, int from) {
        var ancestors = claim.ancestors();
        for (int i = from; i < ancestors.size(); i++) {
            if (candidates.contains(ancestors.get(i)) || (i > 0 && candidatesByParent.containsKey(ancestors.get(i)))) {
                return i;
            }
        }
        return NOBODY;
    }

    /** Takes a candidate out and answers the members below whom somebody may have been on its account only. */
    List<UUID> leave(Claim claim) {
        var left = new ArrayList<UUID>(2);
        candidates.remove(claim.memberId());
        left.add(claim.memberId());
        var parent = claim.parent();
        if (parent != null && candidatesByParent.merge(parent, -1, (before, less) -> before + less) == 0) {
            candidatesByParent.remove(parent);
            left.add(parent);
        }
        return left;
    }
}
