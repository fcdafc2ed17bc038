package org.rollcall.sample;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;

/** A row of the sample file in the making. */
final class Entry {

    static final List<String> COLUMNS = List.of(
            "external_id",
            "kind",
            "first_name",
            "last_name",
            "company_name",
            "email",
            "login_email",
            "parent_external_id",
            "roles",
            "member_type",
            "member_since",
            "membership_expires",
            "tags",
            "custom:chapter",
            "active",
            "do_not_send");

    private final Map<String, String> cells = new LinkedHashMap<>();

    Entry(String externalId, String kind) {
        set("external_id", externalId).set("kind", kind).set("active", "true").set("do_not_send", "false");
    }

    Entry set(String column, String value) {
        cells.put(column, value);
        return this;
    }

    String get(String column) {
        return cells.getOrDefault(column, "");
    }

    String id() {
        return get("external_id");
    }

    Entry tag(String tag) {
        return add("tags", tag);
    }

    Entry role(String kind, Entry company) {
        return add("roles", kind + ":" + company.id());
    }

    private Entry add(String column, String value) {
        TreeSet<String> all = new TreeSet<>(List.of(get(column).split(";")));
        all.remove("");
        all.add(value);
        return set(column, String.join(";", all));
    }

    List<String> row() {
        return COLUMNS.stream().map(this::get).toList();
    }
}
