package org.rollcall.sandbox.constantcontact;

import io.vertx.core.json.DecodeException;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import io.vertx.mutiny.sqlclient.SqlConnection;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.rollcall.sandbox.Request;
import org.rollcall.sandbox.Violation;

/** A call on its way through an endpoint: the request, its transaction and time, and what it violated so far. */
final class Call {

    private final SqlConnection db;
    private final Request request;
    private final Map<String, String> names;
    private final OffsetDateTime now;
    private final List<Violation> noted = new ArrayList<>();

    Call(SqlConnection db, Request request, Map<String, String> names, OffsetDateTime now) {
        this.db = db;
        this.request = request;
        this.names = names;
        this.now = now;
    }

    SqlConnection db() {
        return db;
    }

    Request request() {
        return request;
    }

    OffsetDateTime now() {
        return now;
    }

    /** A part of the path that is an id; anything else names nothing that exists. */
    UUID id(String name) {
        return uuid(names.getOrDefault(name, ""), name);
    }

    @Nullable
    String query(String name) {
        return request.query().get(name);
    }

    JsonObject body() {
        try {
            return new JsonObject(request.body());
        } catch (DecodeException e) {
            throw Problem.shape("The request body is not a valid JSON object.");
        }
    }

    void note(Violation violation) {
        noted.add(violation);
    }

    void note(List<Violation> violations) {
        noted.addAll(violations);
    }

    void noteUnknown(List<String> fields) {
        fields.stream()
                .map(field -> field.replaceAll("\\[\\d+]", "[]"))
                .distinct()
                .forEach(field -> note(Violation.contract("unknown field " + field)));
    }

    List<Violation> noted() {
        return noted;
    }

    /** An array of ids in a body, each once; an absent one is empty. */
    static Set<UUID> ids(JsonObject json, String name) {
        Set<UUID> ids = new LinkedHashSet<>();
        for (Object each : json.getJsonArray(name, new JsonArray())) {
            if (!(each instanceof String text)) {
                throw Problem.shape(name + " does not have a valid value");
            }
            ids.add(uuid(text, name));
        }
        return ids;
    }

    /** Ids separated by commas. */
    static Set<UUID> ids(String text, String name) {
        Set<UUID> ids = new LinkedHashSet<>();
        Arrays.stream(text.split(",", -1)).map(String::strip).forEach(each -> ids.add(uuid(each, name)));
        return ids;
    }

    private static UUID uuid(String text, String name) {
        try {
            return UUID.fromString(text);
        } catch (IllegalArgumentException e) {
            throw Problem.noSuchId(name);
        }
    }
}
