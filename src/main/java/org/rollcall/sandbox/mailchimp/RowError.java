package org.rollcall.sandbox.mailchimp;

import io.vertx.core.json.JsonObject;

/** How a bulk call tells that it did not take a row. */
final class RowError {

    private RowError() {}

    static JsonObject exists(String email) {
        return row(
                email,
                email + " is already a list member, do you want to update? please provide update_existing:true in the"
                        + " request body",
                "ERROR_CONTACT_EXISTS",
                "",
                "");
    }

    static JsonObject of(String email, Problem problem) {
        return problem.errors().stream()
                .findFirst()
                .map(error -> row(email, problem.detail(), "ERROR_GENERIC", error.field(), error.message()))
                .orElseGet(() -> row(email, problem.detail(), "ERROR_GENERIC", "", ""));
    }

    private static JsonObject row(String email, String error, String code, String field, String message) {
        return new JsonObject()
                .put("email_address", email)
                .put("error", error)
                .put("error_code", code)
                .put("field", field)
                .put("field_message", message);
    }
}
