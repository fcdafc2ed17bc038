package org.rollcall.member;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Finds members that stand above themselves in a family tree. */
final class Circles {

    private Circles() {}

    /** The circles among these parents by child, each from a child to its parent and so on; linear in their number. */
    static List<List<UUID>> in(Map<UUID, UUID> parents) {
        List<List<UUID>> circles = new ArrayList<>();
        Set<UUID> seen = new HashSet<>();
        for (UUID start : parents.keySet()) {
            List<UUID> path = new ArrayList<>();
            Set<UUID> onPath = new HashSet<>();
            @Nullable UUID at = start;
            while (at != null && seen.add(at)) {
                path.add(at);
                onPath.add(at);
                at = parents.get(at);
            }
            if (at != null && onPath.contains(at)) {
                circles.add(List.copyOf(path.subList(path.indexOf(at), path.size())));
            }
        }
        return circles;
    }
}
