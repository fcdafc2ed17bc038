package org.rollcall.sandbox.constantcontact;

import io.vertx.core.json.DecodeException;
import io.vertx.core.json.JsonObject;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Where a reader is: what he asked for at first, and the position of the last one he saw.
 *
 * @param after 0 at the beginning
 */
record Cursor(Map<String, String> query, long after) {

    /** Goes on where a cursor says, or begins with the query of the call. */
    static Cursor of(Call call) {
        String text = call.query("cursor");
        return text == null ? new Cursor(call.request().query(), 0) : parse(text);
    }

    @Nullable
    String asked(String name) {
        return query.get(name);
    }

    boolean flag(String name) {
        return "true".equals(query.get(name));
    }

    /** The number of elements on a page. */
    int limit(int fallback, int most) {
        String text = query.get("limit");
        if (text == null) {
            return fallback;
        }
        if (!text.matches("\\d{1,4}") || Integer.parseInt(text) < 1 || Integer.parseInt(text) > most) {
            throw Problem.shape("limit does not have a valid value");
        }
        return Integer.parseInt(text);
    }

    /** The link to the page behind the given position. */
    JsonObject next(String path, long position) {
        JsonObject state = new JsonObject().put("after", position).put("query", new JsonObject(new HashMap<>(query)));
        String text = Base64.getUrlEncoder()
                .withoutPadding()
                .encodeToString(state.toBuffer().getBytes());
        return new JsonObject().put("next", new JsonObject().put("href", "/v3" + path + "?cursor=" + text));
    }

    private static Cursor parse(String text) {
        try {
            JsonObject state = new JsonObject(new String(Base64.getUrlDecoder().decode(text), StandardCharsets.UTF_8));
            Map<String, String> query = new HashMap<>();
            state.getJsonObject("query").forEach(each -> query.put(each.getKey(), String.valueOf(each.getValue())));
            return new Cursor(Map.copyOf(query), state.getLong("after"));
        } catch (IllegalArgumentException | DecodeException | ClassCastException | NullPointerException e) {
            throw Problem.invalid("cursor does not have a valid value");
        }
    }
}
