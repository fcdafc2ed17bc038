package org.rollcall.sandbox.mailchimp;

import io.vertx.core.json.DecodeException;
import io.vertx.core.json.JsonObject;
import io.vertx.mutiny.sqlclient.SqlConnection;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.rollcall.sandbox.Request;
import org.rollcall.sandbox.Violation;

/** A call on its way through an endpoint: the request, its transaction, and what it violated so far. */
final class Call {

    private final SqlConnection db;
    private final Request request;
    private final Map<String, String> names;
    private final @Nullable Audience audience;
    private final List<Violation> noted = new ArrayList<>();

    Call(SqlConnection db, Request request, Map<String, String> names, @Nullable Audience audience) {
        this.db = db;
        this.request = request;
        this.names = names;
        this.audience = audience;
    }

    SqlConnection db() {
        return db;
    }

    Request request() {
        return request;
    }

    /** A part of the path by its name in the route. */
    String name(String name) {
        return names.getOrDefault(name, "");
    }

    /** A part of the path that is a number; anything else names nothing that exists. */
    long number(String name) {
        try {
            return Long.parseLong(name(name));
        } catch (NumberFormatException e) {
            throw Problem.notFound();
        }
    }

    Audience audience() {
        if (audience == null) {
            throw new IllegalStateException("the route names no audience");
        }
        return audience;
    }

    @Nullable
    String query(String name) {
        return request.query().get(name);
    }

    boolean flag(String name) {
        return "true".equals(query(name));
    }

    JsonObject body() {
        try {
            return new JsonObject(request.body());
        } catch (DecodeException e) {
            throw Problem.of(400, "JSONParseError", "We encountered an unspecified JSON parsing error.")
                    .ofContract("the body is no JSON object");
        }
    }

    void note(Violation violation) {
        noted.add(violation);
    }

    void noteUnknown(Iterable<String> fields) {
        fields.forEach(field -> note(Violation.contract("unknown field " + field)));
    }

    /** Notes consent that a decided write raises. */
    void noteConsent(Contact before, Decision.Save save) {
        if (save.raisesConsent()) {
            String from = before.status().word() + " by " + before.statusBy().word();
            note(Violation.consentRaised(save.after().email(), "subscribed, but was " + from));
        }
    }

    List<Violation> noted() {
        return noted;
    }
}
