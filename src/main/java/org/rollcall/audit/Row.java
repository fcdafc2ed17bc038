package org.rollcall.audit;

import io.vertx.core.buffer.Buffer;
import io.vertx.core.json.JsonObject;
import java.time.Instant;
import java.util.HexFormat;
import org.jspecify.annotations.Nullable;

/**
 * An entry as it stands in the trail.
 *
 * @param changes null once they are erased
 * @param changesDigest seals the changes
 */
record Row(
        int position,
        Instant occurredAt,
        Actor actor,
        String action,
        @Nullable String object,
        @Nullable JsonObject changes,
        String changesDigest,
        String keyId,
        String seal) {

    static Row read(io.vertx.mutiny.sqlclient.Row row) {
        return new Row(
                row.getInteger("position"),
                row.getOffsetDateTime("occurred_at").toInstant(),
                new Actor(
                        ActorKind.valueOf(row.getString("actor_kind")),
                        row.getString("actor_id"),
                        row.getString("actor_name"),
                        row.getString("actor_address")),
                row.getString("action"),
                row.getString("object_id"),
                (JsonObject) row.getJson("changes"),
                hex(row.getBuffer("changes_digest").getDelegate()),
                row.getString("key_id"),
                hex(row.getBuffer("seal").getDelegate()));
    }

    static String hex(Buffer bytes) {
        return HexFormat.of().formatHex(bytes.getBytes());
    }
}
