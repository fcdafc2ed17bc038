package org.rollcall.plan;

import org.jspecify.annotations.Nullable;

/**
 * A provider's refusal of a contact, which stands until an input that matters changes or a person asks.
 *
 * @param words what the provider said
 * @param fingerprint the fields that were refused, when other ones may be accepted; null when the address was refused
 */
public record Refusal(
        SyncErrorCode code,
        @Nullable String words,
        @Nullable String fingerprint) {

    boolean standsFor(Situation.Wanted wanted) {
        return fingerprint == null || fingerprint.equals(wanted.fingerprint());
    }
}
