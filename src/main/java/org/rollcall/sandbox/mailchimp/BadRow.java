package org.rollcall.sandbox.mailchimp;

import io.vertx.core.json.DecodeException;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.util.List;
import java.util.Optional;
import org.rollcall.sandbox.Request;

/** Finds an address in a write, where the provider would name it when it refuses the whole call for this row. */
final class BadRow {

    private static final String MESSAGE = "This value should be a valid email.";

    private BadRow() {}

    static Optional<Problem> find(Request request, String email) {
        return request.isWrite() ? field(request, Address.normal(email)).map(BadRow::problem) : Optional.empty();
    }

    private static Optional<String> field(Request request, String address) {
        JsonObject body = bodyOf(request);
        return item(body, "members", address)
                .map(item -> item + ".email_address")
                .or(() -> item(body, "members_to_add", address))
                .or(() -> item(body, "members_to_remove", address))
                .or(() -> item(body, "static_segment", address))
                .or(() -> isMember(request, body, address) ? Optional.of("email_address") : Optional.empty());
    }

    private static Optional<String> item(JsonObject body, String name, String address) {
        if (body.getValue(name) instanceof JsonArray array) {
            for (int i = 0; i < array.size(); i++) {
                Object item = array.getValue(i);
                Object email = item instanceof JsonObject object ? object.getValue("email_address") : item;
                if (is(email, address)) {
                    return Optional.of(name + ".item:" + i);
                }
            }
        }
        return Optional.empty();
    }

    private static boolean isMember(Request request, JsonObject body, String address) {
        boolean inPath = !request.body().isEmpty()
                && (request.path().endsWith("/members/" + Address.hash(address))
                        || request.path().endsWith("/members/" + address));
        return inPath || is(body.getValue("email_address"), address);
    }

    private static boolean is(Object email, String address) {
        return email instanceof String text && Address.normal(text).equals(address);
    }

    private static JsonObject bodyOf(Request request) {
        try {
            return request.body().isEmpty() ? new JsonObject() : new JsonObject(request.body());
        } catch (DecodeException e) {
            return new JsonObject();
        }
    }

    private static Problem problem(String field) {
        return Problem.badRow(List.of(new Problem.FieldError(field, MESSAGE)));
    }
}
