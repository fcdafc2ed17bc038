package org.rollcall.sandbox.mailchimp;

import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Checks objects against what the published description says of them. */
final class Schema {

    private final List<Problem.FieldError> errors = new ArrayList<>();
    private final List<String> unknown = new ArrayList<>();

    /** What a field holds. */
    enum Type {
        STRING("string"),
        BOOLEAN("boolean"),
        INTEGER("integer"),
        OBJECT("object"),
        ARRAY("array");

        private final String word;

        Type(String word) {
            this.word = word;
        }

        private boolean holds(Object value) {
            return switch (this) {
                case STRING -> value instanceof String;
                case BOOLEAN -> value instanceof Boolean;
                case INTEGER -> value instanceof Integer;
                case OBJECT -> value instanceof JsonObject;
                case ARRAY -> value instanceof JsonArray;
            };
        }
    }

    /** Checks the types of the known fields, and that the required ones are there; keeps the names of the others. */
    void check(JsonObject json, Map<String, Type> known, List<String> required, String prefix) {
        List<String> missing =
                required.stream().filter(name -> !json.containsKey(name)).toList();
        if (!missing.isEmpty()) {
            error(prefix, "Required fields were not provided: " + String.join(", ", missing));
        }
        for (String name : json.fieldNames()) {
            Type type = known.get(name);
            Object value = json.getValue(name);
            if (type == null) {
                unknown.add(path(prefix, name));
            } else if (value == null || !type.holds(value)) {
                error(path(prefix, name), "Schema describes " + type.word + ", " + word(value) + " found instead");
            }
        }
    }

    /** Reads a status; anything but the given ones is an error. */
    @Nullable
    Status status(JsonObject json, String name, List<Status> allowed, String prefix) {
        if (!(json.getValue(name) instanceof String word)) {
            return null;
        }
        Status status = Status.of(word).filter(allowed::contains).orElse(null);
        if (status == null) {
            List<String> words = allowed.stream().map(Status::word).toList();
            error(
                    path(prefix, name),
                    "Data presented is not one of the accepted values: " + String.join(", ", words) + ".");
        }
        return status;
    }

    void error(String field, String message) {
        errors.add(new Problem.FieldError(field, message));
    }

    void orThrow() {
        if (!errors.isEmpty()) {
            throw Problem.schema(errors);
        }
    }

    List<String> unknown() {
        return unknown;
    }

    private static String path(String prefix, String name) {
        return prefix.isEmpty() ? name : prefix + "." + name;
    }

    private static String word(@Nullable Object value) {
        return switch (value) {
            case null -> "NULL";
            case String text -> "string";
            case Boolean flag -> "boolean";
            case Integer number -> "integer";
            case Number number -> "number";
            case JsonArray array -> "array";
            default -> "object";
        };
    }
}
