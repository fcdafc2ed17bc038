package org.rollcall.sandbox.mailchimp;

import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.rollcall.sandbox.Answer;
import org.rollcall.sandbox.Violation;

/** A refused call. Nothing was written before it is thrown. */
final class Problem extends RuntimeException {

    private static final String GLOSSARY = "https://mailchimp.com/developer/marketing/docs/errors/";

    private final int status;
    private final String title;
    private final String detail;
    private final List<FieldError> errors;
    private final boolean typed;
    private final @Nullable String contract;

    /** What is wrong with one field. */
    record FieldError(String field, String message) {}

    private Problem(
            int status,
            String title,
            String detail,
            List<FieldError> errors,
            boolean typed,
            @Nullable String contract) {
        super(title, null, false, false);
        this.status = status;
        this.title = title;
        this.detail = detail;
        this.errors = List.copyOf(errors);
        this.typed = typed;
        this.contract = contract;
    }

    static Problem of(int status, String title, String detail) {
        return new Problem(status, title, detail, List.of(), true, null);
    }

    static Problem notFound() {
        return of(404, "Resource Not Found", "The requested resource could not be found.");
    }

    static Problem invalid(String detail) {
        return of(400, "Invalid Resource", detail);
    }

    static Problem mergeFields(List<FieldError> errors) {
        return new Problem(400, "Invalid Resource", "Your merge fields were invalid.", errors, true, null);
    }

    /** The body does not follow the published schema. */
    static Problem schema(List<FieldError> errors) {
        Problem problem = badRow(errors);
        String said = errors.stream()
                .map(each -> each.field() + ": " + each.message())
                .toList()
                .toString();
        return problem.ofContract(said);
    }

    /** As {@link #schema}, but played: the client is not to blame. */
    static Problem badRow(List<FieldError> errors) {
        return new Problem(
                400,
                "Invalid Resource",
                "The resource submitted could not be validated. For field-specific details, see the 'errors' array.",
                errors,
                true,
                null);
    }

    /** The real one leaves out {@code type} here, although its description requires it. */
    static Problem memberExists(String email) {
        return new Problem(
                400,
                "Member Exists",
                email + " is already a list member. Use PUT to insert or update list members.",
                List.of(),
                false,
                null);
    }

    /** Marks the call as one that no client should make. */
    Problem ofContract(String why) {
        return new Problem(status, title, detail, errors, typed, why);
    }

    String title() {
        return title;
    }

    String detail() {
        return detail;
    }

    List<FieldError> errors() {
        return errors;
    }

    Answer answer(String requestId) {
        JsonObject json = new JsonObject();
        if (typed) {
            json.put("type", GLOSSARY);
        }
        json.put("title", title).put("status", status).put("detail", detail).put("instance", requestId);
        if (!errors.isEmpty()) {
            JsonArray array = new JsonArray();
            errors.forEach(each ->
                    array.add(new JsonObject().put("field", each.field()).put("message", each.message())));
            json.put("errors", array);
        }
        Answer answer = Replies.json(status, "application/problem+json; charset=utf-8", json, requestId, 0);
        return contract == null ? answer : answer.with(List.of(Violation.contract(contract)));
    }
}
