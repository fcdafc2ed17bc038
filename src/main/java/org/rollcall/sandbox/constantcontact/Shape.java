package org.rollcall.sandbox.constantcontact;

import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Checks objects against what the published description says of them; a field that is null counts as left out. */
final class Shape {

    private static final int SHOWN = 10;

    private final List<String> errors = new ArrayList<>();
    private final List<String> unknown = new ArrayList<>();

    /** What a field may hold; {@code most} counts characters of a text, and elements of an array. */
    record Rule(Type type, int most) {

        static Rule text(int most) {
            return new Rule(Type.TEXT, most);
        }

        static Rule array(int most) {
            return new Rule(Type.ARRAY, most);
        }

        static Rule of(Type type) {
            return new Rule(type, Integer.MAX_VALUE);
        }

        boolean admits(Object value) {
            return switch (type) {
                case TEXT -> value instanceof String text && text.length() <= most;
                case FLAG -> value instanceof Boolean;
                case WHOLE -> value instanceof Integer;
                case OBJECT -> value instanceof JsonObject;
                case ARRAY -> value instanceof JsonArray array && array.size() <= most;
            };
        }
    }

    /** The kinds of values. */
    enum Type {
        TEXT,
        FLAG,
        WHOLE,
        OBJECT,
        ARRAY
    }

    Shape check(JsonObject json, Map<String, Rule> known) {
        return check(json, known, "");
    }

    Shape check(JsonObject json, Map<String, Rule> known, String prefix) {
        json.forEach(each -> {
            Rule rule = known.get(each.getKey());
            if (rule == null) {
                unknown.add(prefix + each.getKey());
            } else if (each.getValue() != null && !rule.admits(each.getValue())) {
                error(prefix + each.getKey());
            }
        });
        return this;
    }

    Shape require(JsonObject json, String name) {
        if (json.getValue(name) == null) {
            errors.add(name + " is missing, " + name + " does not have a valid value");
        }
        return this;
    }

    void error(String name) {
        errors.add(name + " does not have a valid value");
    }

    void oneOf(@Nullable String value, List<String> allowed, String name) {
        if (value != null && !allowed.contains(value)) {
            error(name);
        }
    }

    /** Fails if anything is wrong so far, and notes the fields that the description does not know. */
    void settle(Call call) {
        if (!errors.isEmpty()) {
            throw Problem.shape(errors.stream().limit(SHOWN).collect(Collectors.joining(", ")));
        }
        call.noteUnknown(unknown);
        unknown.clear();
    }
}
