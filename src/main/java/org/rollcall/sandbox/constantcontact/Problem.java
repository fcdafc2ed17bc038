package org.rollcall.sandbox.constantcontact;

import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.util.List;
import java.util.UUID;
import org.rollcall.sandbox.Answer;
import org.rollcall.sandbox.Violation;

/** A refused call. Nothing was written before it is thrown. */
final class Problem extends RuntimeException {

    private final int status;
    private final String key;
    private final String text;
    private final boolean inArray;
    private final List<Violation> violations;

    private Problem(int status, String key, String text, boolean inArray, List<Violation> violations) {
        super(text, null, false, false);
        this.status = status;
        this.key = key;
        this.text = text;
        this.inArray = inArray;
        this.violations = violations;
    }

    static Problem unauthorized() {
        return plain(401, "unauthorized", "Unauthorized");
    }

    static Problem throttled() {
        return plain(429, "throttled", "Too Many Requests");
    }

    static Problem quotaExceeded() {
        return plain(429, "quota_exceeded", "Limit Exceeded");
    }

    static Problem broken() {
        return listed(500, "contacts.api.internal_server_error", "There was a problem with our internal service.");
    }

    static Problem notFound() {
        return listed(404, "contacts.api.not_found", "The requested resource was not found.");
    }

    static Problem noSuchId(String name) {
        return listed(404, "contacts.api.not_found", name + " is in an invalid format.");
    }

    static Problem conflict(String text) {
        return listed(409, "contacts.api.conflict", text);
    }

    static Problem emailTaken(UUID by) {
        return conflict("Email already exists for contact " + by);
    }

    /** A value that the provider does not take; a client cannot always know. */
    static Problem invalid(String text) {
        return listed(400, "contacts.api.validation.error", text);
    }

    /** The call does not follow the published description. */
    static Problem shape(String text) {
        return invalid(text).with(Violation.contract(text));
    }

    Problem with(Violation violation) {
        return new Problem(status, key, text, inArray, List.of(violation));
    }

    Answer answer() {
        JsonObject error = new JsonObject().put("error_key", key).put("error_message", text);
        return Replies.json(status, inArray ? new JsonArray().add(error) : error, 0)
                .with(violations);
    }

    private static Problem plain(int status, String key, String text) {
        return new Problem(status, key, text, false, List.of());
    }

    private static Problem listed(int status, String key, String text) {
        return new Problem(status, key, text, true, List.of());
    }
}
