package org.rollcall.sandbox.constantcontact;

import io.vertx.core.json.DecodeException;
import io.vertx.core.json.JsonObject;
import java.util.Optional;
import org.rollcall.sandbox.Request;

/** Finds an address in a call that writes one contact, so that it can be refused; rows of imports only count as errors. */
final class BadRow {

    private BadRow() {}

    static Optional<Problem> find(Request request, String email) {
        boolean writes = request.isWrite() && request.path().startsWith("/v3/contacts");
        return writes && Address.normal(email).equals(address(request.body()))
                ? Optional.of(Problem.invalid("email_address does not have a valid value"))
                : Optional.empty();
    }

    private static String address(String body) {
        try {
            Object email = body.isEmpty() ? null : new JsonObject(body).getValue("email_address");
            Object address = email instanceof JsonObject object ? object.getValue("address") : email;
            return address instanceof String text ? Address.normal(text) : "";
        } catch (DecodeException e) {
            return "";
        }
    }
}
