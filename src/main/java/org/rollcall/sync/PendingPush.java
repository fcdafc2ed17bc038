package org.rollcall.sync;

import java.time.OffsetDateTime;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A push of which the provider has taken calls and works on them.
 *
 * @param activities the provider's ids of what has not been seen to end
 * @param looks how often it was looked at
 * @param readings how often it was read, after its end, what became of it
 * @param failure why an activity did not do what it was asked; null when none failed
 */
record PendingPush(
        UUID id,
        List<String> activities,
        OffsetDateTime begunAt,
        int looks,
        int readings,
        @Nullable String failure) {

    /** The provider may show late what it did: after so many readings what is not there is taken for not done. */
    private static final int READINGS = 3;

    PendingPush {
        activities = List.copyOf(activities);
    }

    /** Whether what does not show at the next reading will not be waited for. */
    boolean lastReading() {
        return failure != null || readings + 1 >= READINGS;
    }
}
