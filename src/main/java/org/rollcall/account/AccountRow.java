package org.rollcall.account;

import java.time.OffsetDateTime;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.rollcall.provider.Provider;
import org.rollcall.sync.ConnectedBy;

/**
 * An account as it is stored.
 *
 * @param connectedBy null when it is not connected
 * @param connectedAt null when it is not connected
 */
record AccountRow(
        UUID id,
        Provider provider,
        String name,
        ProviderHealth health,
        @Nullable String healthMessage,
        OffsetDateTime checkedAt,
        boolean paused,
        @Nullable ConnectedBy connectedBy,
        @Nullable OffsetDateTime connectedAt) {

    boolean connected() {
        return connectedAt != null;
    }

    /** Whether a subscriber learns something by this after the other; that it was looked at again is no news. */
    boolean isNewsAfter(AccountRow other) {
        return !equals(other.checked(checkedAt));
    }

    private AccountRow checked(OffsetDateTime at) {
        return new AccountRow(id, provider, name, health, healthMessage, at, paused, connectedBy, connectedAt);
    }

    /** The account after it was disconnected or forgotten. */
    AccountRow gone() {
        return new AccountRow(id, provider, name, health, healthMessage, checkedAt, paused, null, null);
    }
}
