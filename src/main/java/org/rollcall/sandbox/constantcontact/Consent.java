package org.rollcall.sandbox.constantcontact;

import java.time.OffsetDateTime;
import org.jspecify.annotations.Nullable;

/** What may be sent to an address, and since when and by whose doing. */
record Consent(
        Permission permission,
        @Nullable String optInSource,
        @Nullable OffsetDateTime optInDate,
        @Nullable String optOutSource,
        @Nullable OffsetDateTime optOutDate,
        @Nullable String optOutReason) {

    /** @param source {@code Account} or {@code Contact} */
    static Consent of(Permission permission, String source, @Nullable String reason, OffsetDateTime now) {
        return permission == Permission.UNSUBSCRIBED
                ? new Consent(permission, null, null, source, now, reason)
                : new Consent(permission, source, now, null, null, null);
    }

    /** The same permission given once more changes nothing. */
    Consent turnedTo(Permission next, String source, @Nullable String reason, OffsetDateTime now) {
        if (next == permission) {
            return this;
        }
        return switch (next) {
            case UNSUBSCRIBED -> new Consent(next, optInSource, optInDate, source, now, reason);
            case TEMP_HOLD -> new Consent(next, optInSource, optInDate, optOutSource, optOutDate, optOutReason);
            case IMPLICIT, EXPLICIT, NOT_SET, PENDING_CONFIRMATION -> of(next, source, null, now);
        };
    }
}
