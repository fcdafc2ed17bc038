package org.rollcall.plan;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.EnumMap;
import java.util.Map;
import java.util.Set;
import java.util.function.IntConsumer;
import org.junit.jupiter.api.Test;
import org.rollcall.plan.ImaginedPush.Deed;

/** What is true of every history, tried on ten thousand made-up ones; a failure names its seed. */
class ConsentPropertyTest {

    private static final int SEEDS = 10_000;
    private static final int EVENTS = 40;

    /** Rounds that suffice to finish: read what contradicts, make or rename, archive what a rename left over. */
    private static final int ROUNDS = 4;

    private final Map<Deed, Integer> deeds = new EnumMap<>(Deed.class);

    @Test
    void noWriteEverRaisesConsent() {
        forEachSeed(seed -> {
            var history = new History(seed, deeds);

            history.unfold(EVENTS);
            history.calmDown();
            settle(history);

            assertThat(history.provider.raised).isEmpty();
        });
        assertThat(deeds).containsOnlyKeys(Deed.values());
        assertThat(deeds).allSatisfy((deed, times) -> assertThat(times).isGreaterThan(SEEDS / 20));
    }

    @Test
    void onceEverythingIsReadAndNobodyActsNothingIsLeftToDoAfterAFewRounds() {
        forEachSeed(seed -> {
            var history = new History(seed, deeds);
            history.unfold(EVENTS);
            history.calmDown();

            settle(history);

            assertThat(history.plans()).allMatch(AddressPlan::settled);
            assertThat(history.plans()).noneMatch(plan -> plan.outcome() instanceof Outcome.AwaitsRename);
            history.ledger.targets().keySet().forEach(address -> assertSynced(history, address));
        });
    }

    private static void settle(History history) {
        for (int round = 0; round < ROUNDS; round++) {
            history.send(() -> {});
        }
    }

    /** What counts as synced is what the provider holds. */
    private static void assertSynced(History history, String address) {
        var situation = history.ledger.situation(address);
        var target = history.ledger.targets().get(address);
        var outcome =
                Planner.plan(situation, new Situation.Terms(Set.of(), true)).outcome();
        var held = history.provider.at(address);
        if (target != null && outcome instanceof Outcome.Synced) {
            assertThat(held).isPresent();
            assertThat(held.get().status()).isEqualTo(ContactStatus.SUBSCRIBED);
            assertThat(held.get().fields()).isEqualTo(target.wanted().fields());
            assertThat(held.get().lists()).isEqualTo(target.lists());
        }
    }

    private static void forEachSeed(IntConsumer property) {
        for (int seed = 0; seed < SEEDS; seed++) {
            try {
                property.accept(seed);
            } catch (AssertionError | RuntimeException e) {
                throw new AssertionError("Seed " + seed + ": " + e.getMessage(), e);
            }
        }
    }
}
