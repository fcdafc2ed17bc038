package org.rollcall.sandbox.mailchimp;

import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;

/** The links that go with everything the provider sends. */
final class Links {

    private static final String API = "https://us6.api.mailchimp.com/3.0";

    private Links() {}

    static JsonArray self(String path) {
        return new JsonArray().add(link("self", path, "GET"));
    }

    static JsonArray ofMember(String list, String hash) {
        String members = "/lists/" + list + "/members";
        String self = members + "/" + hash;
        return new JsonArray()
                .add(link("self", self, "GET"))
                .add(link("parent", members, "GET"))
                .add(link("update", self, "PATCH"))
                .add(link("upsert", self, "PUT"))
                .add(link("delete", self, "DELETE"))
                .add(link("activity", self + "/activity", "GET"))
                .add(link("goals", self + "/goals", "GET"))
                .add(link("notes", self + "/notes", "GET"))
                .add(link("events", self + "/events", "POST"))
                .add(link("delete_permanent", self + "/actions/delete-permanent", "POST"));
    }

    private static JsonObject link(String rel, String path, String method) {
        return new JsonObject().put("rel", rel).put("href", API + path).put("method", method);
    }
}
