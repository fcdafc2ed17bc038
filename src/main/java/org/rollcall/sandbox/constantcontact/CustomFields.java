package org.rollcall.sandbox.constantcontact;

import io.smallrye.mutiny.Uni;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Map;
import org.rollcall.sandbox.Answer;

/** The calls about custom fields. */
@ApplicationScoped
class CustomFields {

    private static final int MOST = 100;
    private static final List<String> TYPES = List.of(
            "string",
            "date",
            "datetime",
            "currency",
            "text_area",
            "number",
            "boolean",
            "single_select",
            "multi_select");
    private static final Map<String, Shape.Rule> FIELDS = Map.of(
            "label",
            Shape.Rule.text(50),
            "type",
            Shape.Rule.text(20),
            "metadata",
            Shape.Rule.of(Shape.Type.OBJECT),
            "choices",
            Shape.Rule.array(100),
            "version",
            Shape.Rule.of(Shape.Type.WHOLE));

    private final CustomFieldStore store;

    CustomFields(CustomFieldStore store) {
        this.store = store;
    }

    Uni<Answer> list(Call call) {
        Cursor cursor = Cursor.of(call);
        int limit = cursor.limit(50, MOST);
        return store.all(call.db())
                .map(all -> all.stream()
                        .filter(field -> field.position() > cursor.after())
                        .toList())
                .map(found -> {
                    List<CustomField> shown = found.stream().limit(limit).toList();
                    JsonArray fields = new JsonArray();
                    shown.forEach(field -> fields.add(field.json()));
                    JsonObject json = new JsonObject().put("custom_fields", fields);
                    if (found.size() > limit) {
                        json.put(
                                "_links",
                                cursor.next(
                                        "/contact_custom_fields",
                                        shown.getLast().position()));
                    }
                    return Replies.ok(json, shown.size());
                });
    }

    Uni<Answer> post(Call call) {
        JsonObject body = call.body();
        Shape shape = new Shape().check(body, FIELDS).require(body, "label").require(body, "type");
        shape.settle(call);
        String label = body.getString("label").strip();
        String type = body.getString("type");
        shape.oneOf(type, TYPES, "type");
        if (label.isEmpty()) {
            shape.error("label");
        }
        shape.settle(call);
        return store.all(call.db())
                .invoke(all -> {
                    if (all.size() >= MOST) {
                        throw Problem.invalid("The account already has " + MOST + " custom fields.");
                    }
                })
                .chain(() -> store.create(call.db(), label, label.replaceAll("\\s", "_"), type, call.now()))
                .map(made -> Replies.created(
                        made.orElseThrow(() -> Problem.conflict("Custom field '" + label + "' already exists."))
                                .json(),
                        1));
    }
}
