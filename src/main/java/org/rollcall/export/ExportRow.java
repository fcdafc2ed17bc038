package org.rollcall.export;

import java.time.OffsetDateTime;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * An export as the database holds it.
 *
 * @param chunks how many pieces its file has
 */
record ExportRow(
        UUID id,
        ExportFormat format,
        ExportState state,
        @Nullable String failure,
        int rows,
        long bytes,
        int chunks,
        OffsetDateTime requestedAt,
        @Nullable OffsetDateTime expiresAt) {}
