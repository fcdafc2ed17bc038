package org.rollcall.sandbox;

import io.vertx.core.json.DecodeException;
import io.vertx.core.json.JsonObject;
import io.vertx.ext.web.RoutingContext;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** What was sent to the control, read field by field; what cannot be meant is refused by name, value and what is allowed. */
final class ControlInput {

    private final JsonObject json;

    private ControlInput(JsonObject json) {
        this.json = json;
    }

    static ControlInput of(RoutingContext context) {
        String body = Optional.ofNullable(context.body().asString()).orElse("");
        if (body.isBlank()) {
            return new ControlInput(new JsonObject());
        }
        try {
            return new ControlInput(new JsonObject(body));
        } catch (DecodeException e) {
            throw new ControlError("the body is no JSON object; send one with content type application/json");
        }
    }

    String provider(List<String> known) {
        return oneOf("provider", optionalText("provider"), known);
    }

    String text(String field) {
        String value = optionalText(field);
        if (value == null || value.isBlank()) {
            throw new ControlError(field + " is missing; a text is needed");
        }
        return value;
    }

    @Nullable
    String optionalText(String field) {
        Object value = json.getValue(field);
        if (value == null || value instanceof String) {
            return (String) value;
        }
        throw new ControlError(field + " is " + value + ", which is no text");
    }

    int whole(String field, int fallback, int least) {
        Object value = json.getValue(field);
        if (value == null) {
            return fallback;
        }
        if (value instanceof Integer number && number >= least) {
            return number;
        }
        throw new ControlError(field + " is " + value + "; allowed are whole numbers from " + least);
    }

    boolean flag(String field) {
        Object value = json.getValue(field);
        if (value == null || value instanceof Boolean) {
            return Boolean.TRUE.equals(value);
        }
        throw new ControlError(field + " is " + value + "; allowed are true and false");
    }

    JsonObject object(String field) {
        Object value = json.getValue(field);
        if (value == null) {
            return new JsonObject();
        }
        if (value instanceof JsonObject object) {
            return object;
        }
        throw new ControlError(field + " is " + value + ", which is no object of names and values");
    }

    <E extends Enum<E>> E choice(String field, E[] all, Function<E, String> word) {
        String value =
                oneOf(field, optionalText(field), Arrays.stream(all).map(word).toList());
        return Arrays.stream(all)
                .filter(each -> word.apply(each).equals(value))
                .findFirst()
                .orElseThrow();
    }

    static String oneOf(String field, @Nullable String value, List<String> allowed) {
        if (value != null && allowed.contains(value)) {
            return value;
        }
        String said = value == null ? " is missing" : " is '" + value + "'";
        throw new ControlError(
                field + said + "; allowed are " + allowed.stream().collect(Collectors.joining(", ")));
    }
}
