package org.rollcall.access;

import io.vertx.core.buffer.Buffer;
import java.time.OffsetDateTime;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** A token as it is kept. */
record TokenRow(
        UUID id,
        String key,
        Buffer hash,
        String name,
        Role role,
        OffsetDateTime createdAt,
        String createdBy,
        @Nullable OffsetDateTime expiresAt,
        @Nullable OffsetDateTime lastUsedAt,
        @Nullable OffsetDateTime revokedAt) {

    ApiTokenState state(OffsetDateTime now) {
        if (revokedAt != null) {
            return ApiTokenState.REVOKED;
        }
        return expiresAt == null || now.isBefore(expiresAt) ? ApiTokenState.LIVE : ApiTokenState.EXPIRED;
    }
}
