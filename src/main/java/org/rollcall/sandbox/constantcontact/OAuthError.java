package org.rollcall.sandbox.constantcontact;

import io.vertx.core.json.JsonObject;
import java.util.List;
import org.rollcall.sandbox.Answer;
import org.rollcall.sandbox.Violation;

/** A refusal of the token endpoint, which has a form of its own. */
final class OAuthError extends RuntimeException {

    private final int status;
    private final String error;
    private final String description;
    private final List<Violation> violations;

    OAuthError(int status, String error, String description) {
        this(status, error, description, List.of());
    }

    private OAuthError(int status, String error, String description, List<Violation> violations) {
        super(error, null, false, false);
        this.status = status;
        this.error = error;
        this.description = description;
        this.violations = violations;
    }

    static OAuthError invalidGrant(String description) {
        return new OAuthError(400, "invalid_grant", description);
    }

    OAuthError with(Violation violation) {
        return new OAuthError(status, error, description, List.of(violation));
    }

    Answer answer() {
        JsonObject json = new JsonObject().put("error", error).put("error_description", description);
        return Replies.json(status, json, 0).with(violations);
    }
}
