package org.rollcall.audience;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.PriorityQueue;
import java.util.UUID;

/**
 * Orders the candidates of one class from the top of the family tree downwards: always the first by name of those who
 * have nobody above them, then the same again without it.
 *
 * <p>Who is below somebody waits at its nearest ancestor that counts, and goes on looking from there when that one is
 * gone. So every ancestor is passed once, however many candidates there are.
 */
final class Descent {

    private final List<Claim> byName;
    private final FamilyTree tree;
    private final PriorityQueue<Integer> free = new PriorityQueue<>();
    private final Map<UUID, List<Waiting>> waiting = new HashMap<>();
    private final BitSet taken = new BitSet();

    private record Waiting(int place, int ancestor) {}

    private Descent(List<Claim> byName) {
        this.byName = byName;
        this.tree = new FamilyTree(byName);
    }

    /** The candidates best first, given them by name. */
    static List<Claim> order(List<Claim> byName) {
        return new Descent(byName).order();
    }

    private List<Claim> order() {
        for (int place = 0; place < byName.size(); place++) {
            look(place, 0);
        }
        var order = new ArrayList<Claim>(byName.size());
        while (order.size() < byName.size()) {
            Claim next = byName.get(take());
            order.add(next);
            tree.leave(next).forEach(this::wake);
        }
        return order;
    }

    private int take() {
        Integer place = free.poll();
        while (place != null && taken.get(place)) {
            place = free.poll();
        }
        // Nobody is free only if the tree runs in a circle; then the tree cannot tell, and the name does.
        int next = place == null ? taken.nextClearBit(0) : place;
        taken.set(next);
        return next;
    }

    private void wake(UUID ancestor) {
        var woken = waiting.remove(ancestor);
        if (woken != null) {
            woken.forEach(one -> look(one.place(), one.ancestor()));
        }
    }

    private void look(int place, int from) {
        Claim claim = byName.get(place);
        int above = tree.nearestAbove(claim, from);
        if (above == FamilyTree.NOBODY) {
            free.add(place);
        } else {
            waiting.computeIfAbsent(claim.ancestors().get(above), key -> new ArrayList<>())
                    .add(new Waiting(place, above));
        }
    }
}
