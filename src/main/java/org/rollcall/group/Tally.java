package org.rollcall.group;

import org.jspecify.annotations.Nullable;
import org.rollcall.audience.NotApplicableReason;
import org.rollcall.provider.Provider;
import org.rollcall.sync.SyncFailureCode;
import org.rollcall.sync.SyncState;

/**
 * How many members stand with a provider in one and the same way.
 *
 * @param reason why they are N/A; null for other states
 * @param code why they failed; null for other states
 */
public record Tally(
        Provider provider,
        SyncState state,
        @Nullable NotApplicableReason reason,
        @Nullable SyncFailureCode code,
        int members) {

    /** The same with nobody. */
    Tally without() {
        return new Tally(provider, state, reason, code, 0);
    }
}
