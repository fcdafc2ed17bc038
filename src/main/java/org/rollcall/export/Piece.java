package org.rollcall.export;

import io.vertx.mutiny.core.buffer.Buffer;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A piece of a file.
 *
 * @param rows how many memberships it tells of
 * @param group the last one's group; null when nothing was written yet
 */
record Piece(
        Buffer content,
        int rows,
        @Nullable UUID group,
        @Nullable UUID member) {}
