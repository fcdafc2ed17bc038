package org.rollcall.audit;

import io.vertx.core.json.JsonObject;
import org.jspecify.annotations.Nullable;

/**
 * Something to record.
 *
 * @param object global id of what it is done to; null when it is about many, or none
 * @param changes what it changes; never a secret, and nobody's data unless the object is that person
 */
public record Entry(
        Actor actor, AuditAction action, @Nullable String object, Changes changes) {

    public static Entry of(Actor actor, AuditAction action, @Nullable String object) {
        return new Entry(actor, action, object, new Changes());
    }

    /** The same with a detail: a field that has a value afterwards. */
    public Entry with(String field, @Nullable Object after) {
        changes.add(field, null, after);
        return this;
    }

    JsonObject content() {
        return changes.json();
    }
}
