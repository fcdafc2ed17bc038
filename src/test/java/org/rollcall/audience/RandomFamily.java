package org.rollcall.audience;

import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.UUID;

/**
 * A made-up family tree up to five deep and some of its members claiming one address; the same for the same seed.
 *
 * @param parents the tree as child and parent, from which the plain reading finds its own way up
 */
record RandomFamily(List<Claim> claims, Map<UUID, UUID> parents) {

    private static final int DEPTH = 5;
    private static final List<String> LAST_NAMES =
            List.of("", "Byron", "byron", "Ångström", "Angstrom", "Zorn", "Smith-Jones", "O'Hara");
    private static final List<String> FIRST_NAMES = List.of("", "Ada", "ADA", "Zoë");

    static RandomFamily of(int seed) {
        var random = new Random(seed);
        int size = 1 + random.nextInt(14);
        // Some families are all contacts, so that tree and alphabet have something to decide.
        double contacts = random.nextInt(4) / 3.0;
        double companies = random.nextInt(3) / 3.0;
        var parents = new HashMap<UUID, UUID>();
        var ids = new ArrayList<UUID>();
        var claims = new ArrayList<Claim>();
        for (int i = 0; i < size; i++) {
            var id = new UUID(random.nextLong(), random.nextLong());
            var above = i == 0 ? List.<UUID>of() : chooseParent(random, ids, parents);
            if (!above.isEmpty()) {
                parents.put(id, above.getFirst());
            }
            ids.add(id);
            if (random.nextInt(4) > 0 || claims.isEmpty()) {
                claims.add(claim(random, id, above, contacts, companies));
            }
        }
        Collections.shuffle(claims, random);
        return new RandomFamily(claims, parents);
    }

    private static List<UUID> chooseParent(Random random, List<UUID> ids, Map<UUID, UUID> parents) {
        if (random.nextInt(5) == 0) {
            return List.of();
        }
        var ancestors = new ArrayList<UUID>();
        for (var up = ids.get(random.nextInt(ids.size())); up != null; up = parents.get(up)) {
            ancestors.add(up);
        }
        return ancestors.size() < DEPTH ? ancestors : List.of();
    }

    private static Claim claim(Random random, UUID id, List<UUID> ancestors, double contacts, double companies) {
        boolean contact = random.nextDouble() < contacts;
        return new Claim(
                id,
                random.nextDouble() < companies ? MemberKind.COMPANY : MemberKind.PERSON,
                LAST_NAMES.get(random.nextInt(LAST_NAMES.size())),
                FIRST_NAMES.get(random.nextInt(FIRST_NAMES.size())),
                contact && random.nextInt(3) > 0,
                contact && random.nextBoolean(),
                random.nextInt(3) == 0,
                random.nextInt(6) == 0,
                ancestors,
                random.nextInt(5) == 0);
    }
}
