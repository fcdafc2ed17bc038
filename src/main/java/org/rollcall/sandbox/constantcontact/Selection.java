package org.rollcall.sandbox.constantcontact;

import io.vertx.core.json.JsonObject;
import java.util.Set;
import java.util.UUID;

/** Which contacts an activity is about: those named, those on lists, or all that may be mailed; less some. */
record Selection(Set<UUID> contacts, Set<UUID> lists, boolean allActive, Set<UUID> excluded) {

    /** Reads {@code source} and {@code exclude}. */
    static Selection of(JsonObject json) {
        JsonObject source = json.getJsonObject("source", new JsonObject());
        return new Selection(
                Call.ids(source, "contact_ids"),
                Call.ids(source, "list_ids"),
                Boolean.TRUE.equals(source.getBoolean("all_active_contacts")),
                Call.ids(json.getJsonObject("exclude", new JsonObject()), "contact_ids"));
    }
}
