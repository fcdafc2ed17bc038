package org.rollcall.sandbox.constantcontact;

import static org.rollcall.sandbox.constantcontact.Shape.Rule.text;

import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;

/**
 * What an import wants, read and judged row by row.
 *
 * @param rows one for each address, with what was sent and is not blank
 * @param items how many rows were taken, valid or not
 * @param errors how many of them are not valid
 */
record ImportRequest(JsonArray rows, int items, int errors, Set<UUID> lists) {

    private static final int MOST_ROWS = 40_000;
    private static final int LONGEST_ADDRESS = 50;
    private static final int LONGEST_NAME = 50;
    private static final int LONGEST_VALUE = 255;
    private static final Map<String, Shape.Rule> BODY =
            Map.of("import_data", Shape.Rule.array(Integer.MAX_VALUE), "list_ids", Shape.Rule.array(50));
    private static final Map<String, Shape.Rule> COLUMNS = columns();

    /** @param refused addresses whose rows are to count as errors */
    static ImportRequest of(Call call, List<CustomField> fields, Collection<String> refused) {
        JsonObject body = call.body();
        Shape shape = new Shape().check(body, BODY).require(body, "import_data").require(body, "list_ids");
        shape.settle(call);
        JsonArray data = body.getJsonArray("import_data");
        Set<UUID> lists = Call.ids(body, "list_ids");
        if (data.isEmpty() || data.size() > MOST_ROWS) {
            shape.error("import_data");
        }
        if (lists.isEmpty()) {
            shape.error("list_ids");
        }
        shape.settle(call);
        int taken = Math.min(data.size(), BodyLimit.rowsWithin(call.request().body()));
        return read(call, shape, data.stream().limit(taken).toList(), lists, new Columns(fields, refused));
    }

    /** What the columns of this account and this call mean. */
    private record Columns(Map<String, String> ids, Set<String> refused) {

        Columns(List<CustomField> fields, Collection<String> refused) {
            this(
                    fields.stream()
                            .collect(Collectors.toMap(
                                    field -> "cf:" + field.name(),
                                    field -> field.id().toString())),
                    refused.stream().map(Address::normal).collect(Collectors.toSet()));
        }
    }

    private static ImportRequest read(Call call, Shape shape, List<Object> data, Set<UUID> lists, Columns columns) {
        Map<String, JsonObject> rows = new LinkedHashMap<>();
        int errors = 0;
        List<JsonObject> checked = new ArrayList<>();
        for (int i = 0; i < data.size(); i++) {
            if (data.get(i) instanceof JsonObject row) {
                check(shape, row, columns, "import_data[" + i + "].");
                checked.add(row);
            } else {
                shape.error("import_data[" + i + "]");
            }
        }
        shape.settle(call);
        for (JsonObject row : checked) {
            String email = row.getString("email", "") == null
                    ? ""
                    : row.getString("email", "").strip();
            if (isValid(row, email, columns)) {
                rows.merge(Address.normal(email), normal(row, email, columns), JsonObject::mergeIn);
            } else {
                errors++;
            }
        }
        return new ImportRequest(new JsonArray(List.copyOf(rows.values())), data.size(), errors, lists);
    }

    private static void check(Shape shape, JsonObject row, Columns columns, String prefix) {
        JsonObject plain = new JsonObject();
        row.forEach(each -> {
            if (!each.getKey().startsWith("cf:")) {
                plain.put(each.getKey(), each.getValue());
            } else if (!columns.ids().containsKey(each.getKey())
                    || (each.getValue() != null && !(each.getValue() instanceof String))) {
                shape.error(prefix + each.getKey());
            }
        });
        shape.check(plain, COLUMNS, prefix);
    }

    private static boolean isValid(JsonObject row, String email, Columns columns) {
        boolean short_ = row.stream()
                .noneMatch(each -> each.getValue() instanceof String text && text.length() > longest(each.getKey()));
        return short_ && Address.isValid(email) && !columns.refused().contains(Address.normal(email));
    }

    private static int longest(String column) {
        if (column.equals("email")) {
            return LONGEST_ADDRESS;
        }
        return column.startsWith("cf:") || column.contains("street") ? LONGEST_VALUE : LONGEST_NAME;
    }

    private static JsonObject normal(JsonObject row, String email, Columns columns) {
        JsonObject values = new JsonObject();
        ContactRequest.pick(row, columns.ids().keySet())
                .forEach(each -> values.put(columns.ids().get(each.getKey()), each.getValue()));
        return new JsonObject()
                .put("email", email)
                .put("profile", ContactRequest.pick(row, ContactRequest.PROFILE.keySet()))
                .put("custom_fields", values)
                .put("details", details(row));
    }

    /** Phone numbers and street addresses, by kind, if there are any. */
    private static JsonObject details(JsonObject row) {
        JsonArray phones = new JsonArray();
        JsonArray streets = new JsonArray();
        for (String kind : List.of("", "home_", "work_", "mobile_", "other_")) {
            String word = kind.isEmpty() ? "other" : kind.substring(0, kind.length() - 1);
            JsonObject phone = ContactRequest.pick(row, List.of(kind + "phone"));
            if (!phone.isEmpty()) {
                phones.add(new JsonObject()
                        .put("phone_number", phone.getValue(kind + "phone"))
                        .put("kind", word));
            }
            JsonObject street = new JsonObject();
            ContactRequest.pick(
                            row,
                            List.of(kind + "street", kind + "city", kind + "state", kind + "zip", kind + "country"))
                    .forEach(each -> street.put(
                            each.getKey().substring(kind.length()).replace("zip", "postal_code"), each.getValue()));
            if (!street.isEmpty()) {
                streets.add(street.put("kind", word));
            }
        }
        JsonObject details = new JsonObject();
        if (!phones.isEmpty()) {
            details.put("phone_numbers", phones);
        }
        return streets.isEmpty() ? details : details.put("street_addresses", streets);
    }

    private static Map<String, Shape.Rule> columns() {
        Shape.Rule any = text(Integer.MAX_VALUE);
        Map<String, Shape.Rule> columns = new HashMap<>();
        ContactRequest.PROFILE.forEach((name, rule) -> columns.put(name, rule.type() == Shape.Type.TEXT ? any : rule));
        columns.put("email", any);
        columns.put("phone", any);
        List.of("home_", "work_", "mobile_", "other_").forEach(kind -> columns.put(kind + "phone", any));
        for (String kind : List.of("", "home_", "work_", "other_")) {
            List.of("street", "street2", "city", "state", "zip", "country")
                    .forEach(part -> columns.put(kind + part, any));
        }
        return Map.copyOf(columns);
    }
}
