package org.rollcall.audit;

import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.util.Objects;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** What is different afterwards, field by field; values are texts, numbers, truth values, and lists or objects of them. */
public final class Changes {

    private final JsonObject fields = new JsonObject();

    /** The fields in which two states differ; null for an object that is not there. */
    public static Changes between(@Nullable JsonObject before, @Nullable JsonObject after) {
        JsonObject former = before == null ? new JsonObject() : before;
        JsonObject latter = after == null ? new JsonObject() : after;
        TreeSet<String> names = new TreeSet<>(former.fieldNames());
        names.addAll(latter.fieldNames());
        Changes changes = new Changes();
        names.forEach(name -> changes.add(name, former.getValue(name), latter.getValue(name)));
        return changes;
    }

    /** Adds a field, unless both values are the same. */
    public Changes add(String field, @Nullable Object before, @Nullable Object after) {
        if (!Objects.equals(present(before), present(after))) {
            JsonObject change = new JsonObject();
            if (present(before) != null) {
                change.put("before", before);
            }
            if (present(after) != null) {
                change.put("after", after);
            }
            fields.put(field, change);
        }
        return this;
    }

    public boolean isEmpty() {
        return fields.isEmpty();
    }

    JsonObject json() {
        return fields;
    }

    /** What is empty is not there. */
    private static @Nullable Object present(@Nullable Object value) {
        return switch (value) {
            case null -> null;
            case JsonArray array when array.isEmpty() -> null;
            case JsonObject object when object.isEmpty() -> null;
            case String text when text.isEmpty() -> null;
            default -> value;
        };
    }
}
