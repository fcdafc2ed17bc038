package org.rollcall.sync;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.EnumMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.rollcall.plan.AddressPlan;
import org.rollcall.plan.ContactChange;
import org.rollcall.provider.Platform;

/**
 * A plan counted up while it was streamed by.
 *
 * @param calls writing calls that it takes
 * @param quotaShare share of the day's calls, 0 to 1 and more; null where the provider does not count them
 * @param contactCountChange contacts made or brought back, less those archived
 */
record PlanSummary(
        String hash,
        List<PlannedChangeCount> counts,
        int calls,
        @Nullable Double quotaShare,
        int contactCountChange,
        @Nullable String heldBecause) {

    /** Counts up a plan whose addresses come in their order. */
    static final class Builder {

        private final UUID list;
        private final MessageDigest digest;
        private final Map<PlannedChangeKind, Integer> counts = new EnumMap<>(PlannedChangeKind.class);
        private final Platform.CallCount calls;
        private int contacts;

        Builder(UUID list, Platform.CallCount calls) {
            this.list = list;
            this.calls = calls;
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
            calls.add(plan);
            contacts += moreContacts(plan.change());
        }

        private static int moreContacts(@Nullable ContactChange change) {
            return switch (change) {
                case null -> 0;
                case ContactChange.Create ignored -> 1;
                case ContactChange.Restore ignored -> 1;
                case ContactChange.Archive ignored -> -1;
                case ContactChange.Adopt ignored -> 0;
                case ContactChange.HandOver ignored -> 0;
                case ContactChange.Update ignored -> 0;
                case ContactChange.Rename ignored -> 0;
            };
        }

        int total() {
            return counts.values().stream().mapToInt(Integer::intValue).sum();
        }

        PlanSummary build(OptionalInt dailyCalls, @Nullable String heldBecause) {
            return new PlanSummary(
                    HexFormat.of().formatHex(digest.digest()),
                    counts.entrySet().stream()
                            .map(kind -> new PlannedChangeCount(kind.getKey(), kind.getValue()))
                            .toList(),
                    calls.calls(),
                    dailyCalls.isEmpty() ? null : (double) calls.calls() / dailyCalls.getAsInt(),
                    contacts,
                    heldBecause);
        }
    }
}
