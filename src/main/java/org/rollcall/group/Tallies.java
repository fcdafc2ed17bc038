package org.rollcall.group;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.rollcall.provider.Provider;
import org.rollcall.sync.SyncCounts;
import org.rollcall.sync.SyncState;

/** Adds tallies up. */
public final class Tallies {

    private Tallies() {}

    /** One provider's tallies in numbers; every member is in one of them, so that the states add up to the total. */
    public static SyncCounts counts(List<Tally> tallies, Provider provider) {
        var ofProvider =
                tallies.stream().filter(tally -> tally.provider() == provider).toList();
        return new SyncCounts(
                ofProvider.stream().mapToInt(Tally::members).sum(),
                sum(ofProvider, SyncState.SYNCED),
                sum(ofProvider, SyncState.QUEUED) + sum(ofProvider, SyncState.IN_PROGRESS),
                sum(ofProvider, SyncState.FAILED),
                sum(ofProvider, SyncState.UNSUBSCRIBED),
                sum(ofProvider, SyncState.NOT_APPLICABLE));
    }

    /** With nobody in those that a filter does not let through, by their state, reason and code. */
    static List<Tally> matching(List<Tally> tallies, @Nullable GroupMemberFilter filter) {
        return filter == null
                ? tallies
                : tallies.stream()
                        .map(tally -> matches(filter.states(), tally.state())
                                        && matches(filter.notApplicableReasons(), tally.reason())
                                        && matches(filter.errorCodes(), tally.code())
                                ? tally
                                : tally.without())
                        .toList();
    }

    private static boolean matches(@Nullable List<?> wanted, @Nullable Object value) {
        return wanted == null || wanted.isEmpty() || (value != null && wanted.contains(value));
    }

    private static int sum(List<Tally> tallies, SyncState state) {
        return tallies.stream()
                .filter(tally -> tally.state() == state)
                .mapToInt(Tally::members)
                .sum();
    }
}
