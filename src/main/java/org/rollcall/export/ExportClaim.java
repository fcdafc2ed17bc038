package org.rollcall.export;

import io.vertx.core.json.JsonObject;
import io.vertx.mutiny.sqlclient.Row;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.rollcall.group.GroupMemberFilter;

/**
 * An export that this replica is writing.
 *
 * @param token grows with each claim: with an older one nothing can be written
 * @param chunks how many pieces there are already
 * @param after the membership written last, group and member; null at the beginning
 */
record ExportClaim(
        UUID id,
        int token,
        ExportFormat format,
        JsonObject filter,
        int chunks,
        @Nullable List<UUID> after) {

    GroupMemberFilter wanted() {
        return filter.mapTo(GroupMemberFilter.class);
    }

    ExportClaim behind(Piece piece) {
        return new ExportClaim(id, token, format, filter, chunks + 1, position(piece.group(), piece.member()));
    }

    static ExportClaim read(Row row) {
        return new ExportClaim(
                row.getUUID("id"),
                row.getInteger("lease_token"),
                ExportFormat.valueOf(row.getString("format")),
                Objects.requireNonNullElseGet((JsonObject) row.getJson("filter"), JsonObject::new),
                row.getInteger("chunk_count"),
                position(row.getUUID("after_group"), row.getUUID("after_member")));
    }

    private static @Nullable List<UUID> position(@Nullable UUID group, @Nullable UUID member) {
        return group == null || member == null ? null : List.of(group, member);
    }
}
