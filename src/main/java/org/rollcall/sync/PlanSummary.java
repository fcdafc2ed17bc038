package org.rollcall.sync;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.EnumMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.rollcall.plan.AddressPlan;
import org.rollcall.plan.ContactChange;

/**
 * A plan counted up while it was streamed by.
 *
 * @param calls writing calls that it takes
 * @param contactCountChange contacts made or brought back, less those archived
 */
record PlanSummary(
        String hash,
        List<PlannedChangeCount> counts,
        int calls,
        int contactCountChange,
        @Nullable String heldBecause) {

    /** Counts up a plan whose addresses come in their order. */
    static final class Builder {

        private final UUID list;
        private final MessageDigest digest;
        private final Map<PlannedChangeKind, Integer> counts = new EnumMap<>(PlannedChangeKind.class);
        private int creates;
        private int singleCalls;
        private int additions;
        private int removals;
        private int restored;
        private int archived;

        Builder(UUID list) {
            this.list = list;
            try {
                this.digest = MessageDigest.getInstance("SHA-256");
            } catch (NoSuchAlgorithmException e) {
                throw new IllegalStateException("every JDK has SHA-256", e);
            }
        }

        void add(AddressPlan plan) {
            for (PlannedChange change : PlannedChange.of(plan, list)) {
                counts.merge(change.getKind(), 1, Integer::sum);
                digest.update(change.content().getBytes(StandardCharsets.UTF_8));
                digest.update((byte) 10);
            }
            additions += plan.putOn().size();
            removals += plan.takeOff().size();
            count(plan.change());
        }

        private void count(@Nullable ContactChange change) {
            switch (change) {
                case null -> {}
                case ContactChange.Create ignored -> creates++;
                case ContactChange.Adopt adopt -> singleCalls += adopt.writes() ? 1 : 0;
                case ContactChange.HandOver handOver -> singleCalls += handOver.writes() ? 1 : 0;
                case ContactChange.Update ignored -> singleCalls++;
                case ContactChange.Rename ignored -> singleCalls++;
                case ContactChange.Restore ignored -> {
                    singleCalls++;
                    restored++;
                }
                case ContactChange.Archive ignored -> {
                    singleCalls++;
                    archived++;
                }
            }
        }

        int total() {
            return counts.values().stream().mapToInt(Integer::intValue).sum();
        }

        PlanSummary build(int bulk, @Nullable String heldBecause) {
            int listCalls = Math.max(calls(additions, bulk), calls(removals, bulk));
            return new PlanSummary(
                    HexFormat.of().formatHex(digest.digest()),
                    counts.entrySet().stream()
                            .map(kind -> new PlannedChangeCount(kind.getKey(), kind.getValue()))
                            .toList(),
                    calls(creates, bulk) + singleCalls + listCalls,
                    creates + restored - archived,
                    heldBecause);
        }

        private static int calls(int rows, int bulk) {
            return (rows + bulk - 1) / bulk;
        }
    }
}
