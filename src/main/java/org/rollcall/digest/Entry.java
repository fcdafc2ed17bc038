package org.rollcall.digest;

import java.time.OffsetDateTime;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.rollcall.provider.Provider;

/** Something that a digest tells. */
record Entry(
        DailyDigestEntryKind kind,
        @Nullable Subject group,
        @Nullable Provider provider,
        String message,
        int failedRecords,
        OffsetDateTime failedAt) {

    /** The group as it was called. */
    record Subject(UUID id, String name, String slug) {}
}
