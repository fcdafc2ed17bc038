package org.rollcall.sandbox.constantcontact;

import io.vertx.core.buffer.Buffer;
import io.vertx.core.json.Json;
import io.vertx.core.json.JsonObject;
import java.util.Map;
import org.rollcall.sandbox.Answer;

/** Answers in the provider's dress. */
final class Replies {

    private Replies() {}

    static Answer ok(JsonObject json, int rows) {
        return json(200, json, rows);
    }

    static Answer created(JsonObject json, int rows) {
        return json(201, json, rows);
    }

    static Answer noContent(int rows) {
        return new Answer(204, Map.of(), Buffer.buffer(), rows);
    }

    static Answer json(int status, Object json, int rows) {
        return new Answer(
                status, Map.of("Content-Type", "application/json;charset=utf-8"), Json.encodeToBuffer(json), rows);
    }

    /** Leaves out what has no value. */
    static JsonObject compact(JsonObject json) {
        JsonObject kept = new JsonObject();
        json.forEach(each -> {
            if (each.getValue() != null) {
                kept.put(each.getKey(), each.getValue());
            }
        });
        return kept;
    }
}
