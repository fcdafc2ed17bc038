package org.rollcall.endpoint;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A request that is not executed: its HTTP status, its {@code extensions.code}, and what to say. */
final class Refusal extends RuntimeException {

    private final int status;
    private final List<Map<String, Object>> errors;

    private Refusal(int status, List<Map<String, Object>> errors) {
        super(String.valueOf(errors.get(0).get("message")), null, false, false);
        this.status = status;
        this.errors = errors;
    }

    /** The request as such is not acceptable. */
    static Refusal of(int status, String code, String message) {
        return new Refusal(status, List.of(Answers.error(message, Map.of("code", code))));
    }

    static Refusal badRequest(String message) {
        return of(400, "BAD_REQUEST", message);
    }

    /**
     * The document cannot be parsed, or does not fit the schema.
     *
     * @param errors at least one
     */
    static Refusal ofDocument(List<Map<String, Object>> errors) {
        return new Refusal(400, errors);
    }

    /** More of something than is allowed. */
    static Refusal limit(String limit, long maximum, @Nullable Long asked, String message) {
        Map<String, Object> extensions = new LinkedHashMap<>();
        extensions.put("code", "LIMIT_EXCEEDED");
        extensions.put("limit", limit);
        extensions.put("maximum", maximum);
        if (asked != null) {
            extensions.put("asked", asked);
        }
        return new Refusal(400, List.of(Answers.error(message, extensions)));
    }

    int status() {
        return status;
    }

    String code() {
        return errors.get(0).get("extensions") instanceof Map<?, ?> extensions
                ? String.valueOf(extensions.get("code"))
                : "";
    }

    List<Map<String, Object>> errors() {
        return errors;
    }

    /** Whether it is the document or its variables that are refused: an answer to a well-formed request. */
    boolean isAboutTheDocument() {
        return code().startsWith("GRAPHQL_") || code().equals("BAD_USER_INPUT");
    }
}
