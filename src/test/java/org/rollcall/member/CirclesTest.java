package org.rollcall.member;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CirclesTest {

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 2, 3, 5, 8, 13, 21, 34, 55, 89, 144})
    void exactlyThoseWhoComeBackToThemselvesStandInACircle(int seed) {
        Map<UUID, UUID> parents = randomParents(new Random(seed));

        Set<UUID> found =
                Circles.in(parents).stream().flatMap(circle -> circle.stream()).collect(Collectors.toSet());

        assertThat(found).isEqualTo(thoseWhoComeBack(parents));
    }

    private static Map<UUID, UUID> randomParents(Random random) {
        Map<UUID, UUID> parents = new HashMap<>();
        int members = 1 + random.nextInt(60);
        for (int i = 0; i < members; i++) {
            if (random.nextInt(10) > 1) {
                parents.put(new UUID(0, i), new UUID(0, random.nextInt(members)));
            }
        }
        return parents;
    }

    private static Set<UUID> thoseWhoComeBack(Map<UUID, UUID> parents) {
        Set<UUID> back = new HashSet<>();
        for (UUID start : parents.keySet()) {
            @Nullable UUID at = parents.get(start);
            for (int steps = 0; steps < parents.size() && at != null && !at.equals(start); steps++) {
                at = parents.get(at);
            }
            if (start.equals(at)) {
                back.add(start);
            }
        }
        return back;
    }
}
