package org.rollcall.sandbox.constantcontact;

import io.vertx.core.json.JsonObject;
import java.time.OffsetDateTime;
import java.util.UUID;

/** A field that the account added to its contacts. */
record CustomField(
        UUID id,
        long position,
        String label,
        String name,
        String type,
        OffsetDateTime createdAt,
        OffsetDateTime updatedAt) {

    JsonObject json() {
        return new JsonObject()
                .put("custom_field_id", id.toString())
                .put("label", label)
                .put("name", name)
                .put("type", type)
                .put("created_at", Times.write(createdAt))
                .put("updated_at", Times.write(updatedAt));
    }
}
