package org.rollcall.sandbox.mailchimp;

import io.vertx.core.buffer.Buffer;
import io.vertx.core.json.JsonObject;
import java.util.Map;
import java.util.UUID;
import org.rollcall.sandbox.Answer;

/** Answers in the provider's dress. */
final class Replies {

    private static final String SCHEMAS = "https://us6.api.mailchimp.com/schema/3.0/";

    private Replies() {}

    static Answer ok(JsonObject json, int rows) {
        return json(
                200, "application/json; charset=utf-8", json, UUID.randomUUID().toString(), rows);
    }

    static Answer noContent(int rows) {
        return new Answer(204, headers(UUID.randomUUID().toString()), Buffer.buffer(), rows);
    }

    static Answer json(int status, String contentType, JsonObject json, String requestId, int rows) {
        return new Answer(status, headers(requestId), json.toBuffer(), rows).withHeader("Content-Type", contentType);
    }

    private static Map<String, String> headers(String requestId) {
        return Map.of(
                "Server", "openresty", "X-Request-Id", requestId, "Link", "<" + SCHEMAS + ">; rel=\"describedBy\"");
    }
}
