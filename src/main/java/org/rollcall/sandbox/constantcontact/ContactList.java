package org.rollcall.sandbox.constantcontact;

import io.vertx.core.json.JsonObject;
import java.time.OffsetDateTime;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** A list of contacts, with how many contacts are on it, all and those that may be mailed. */
record ContactList(
        UUID id,
        long position,
        String name,
        @Nullable String description,
        boolean favorite,
        OffsetDateTime createdAt,
        OffsetDateTime updatedAt,
        @Nullable OffsetDateTime deletedAt,
        int members,
        int activeMembers) {

    /** @param counted {@code all} or {@code active}, if the members are to be counted */
    JsonObject json(@Nullable String counted) {
        return Replies.compact(new JsonObject()
                .put("list_id", id.toString())
                .put("name", name)
                .put("description", description)
                .put("favorite", favorite)
                .put("created_at", Times.write(createdAt))
                .put("updated_at", Times.write(updatedAt))
                .put("deleted_at", Times.write(deletedAt))
                .put("membership_count", counted == null ? null : counted.equals("all") ? members : activeMembers));
    }
}
