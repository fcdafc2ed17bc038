package org.rollcall.sandbox.mailchimp;

import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/** Leaves out of an answer what {@code fields} and {@code exclude_fields} do not want. */
final class Projection {

    private Projection() {}

    static JsonObject of(Call call, JsonObject json) {
        if (call.request().isWrite()) {
            return json;
        }
        Optional<List<String>> wanted = paths(call, "fields");
        List<String> unwanted = paths(call, "exclude_fields").orElse(List.of());
        return wanted.isEmpty() && unwanted.isEmpty() ? json : object(json, "", wanted, unwanted);
    }

    private static Optional<List<String>> paths(Call call, String name) {
        return Optional.ofNullable(call.query(name))
                .map(text ->
                        Arrays.stream(text.split(",", -1)).map(String::strip).toList());
    }

    private static JsonObject object(
            JsonObject json, String prefix, Optional<List<String>> wanted, List<String> unwanted) {
        JsonObject kept = new JsonObject();
        for (String name : json.fieldNames()) {
            String path = prefix + name;
            if (unwanted.contains(path) || (wanted.isPresent() && !reaches(wanted.get(), path))) {
                continue;
            }
            // Whoever wants an object wants all that is in it.
            Optional<List<String>> inside = wanted.filter(paths -> !paths.contains(path));
            kept.put(name, value(json.getValue(name), path + ".", inside, unwanted));
        }
        return kept;
    }

    private static Object value(Object value, String prefix, Optional<List<String>> wanted, List<String> unwanted) {
        return switch (value) {
            case JsonObject object -> object(object, prefix, wanted, unwanted);
            case JsonArray array ->
                new JsonArray(array.stream()
                        .map(item -> value(item, prefix, wanted, unwanted))
                        .toList());
            default -> value;
        };
    }

    /** Whether one of the wanted paths is this one, or goes through it. */
    private static boolean reaches(List<String> wanted, String path) {
        return wanted.stream().anyMatch(each -> each.equals(path) || each.startsWith(path + "."));
    }
}
