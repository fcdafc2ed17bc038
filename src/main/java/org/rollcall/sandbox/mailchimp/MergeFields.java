package org.rollcall.sandbox.mailchimp;

import io.smallrye.mutiny.Uni;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.rollcall.sandbox.Answer;

/** The audience's fields. */
@ApplicationScoped
class MergeFields {

    private static final int LONGEST_TAG = 10;
    private static final List<String> TYPES = List.of(
            "text", "number", "address", "phone", "date", "url", "imageurl", "radio", "dropdown", "birthday", "zip");
    private static final Map<String, Schema.Type> FIELDS = Map.of(
            "tag", Schema.Type.STRING,
            "name", Schema.Type.STRING,
            "type", Schema.Type.STRING,
            "required", Schema.Type.BOOLEAN,
            "default_value", Schema.Type.STRING,
            "public", Schema.Type.BOOLEAN,
            "display_order", Schema.Type.INTEGER,
            "options", Schema.Type.OBJECT,
            "help_text", Schema.Type.STRING);

    private final AudienceStore store;

    MergeFields(AudienceStore store) {
        this.store = store;
    }

    Uni<Answer> list(Call call) {
        Page page = Page.of(call);
        List<MergeField> all = call.audience().fields();
        List<JsonObject> shown = all.stream()
                .skip(page.offset())
                .limit(page.count())
                .map(field -> json(call.audience(), field))
                .toList();
        JsonObject json = new JsonObject()
                .put("merge_fields", new JsonArray(shown))
                .put("list_id", call.audience().id())
                .put("total_items", all.size())
                .put("_links", Links.self("/lists/" + call.audience().id() + "/merge-fields"));
        return Uni.createFrom().item(Replies.ok(Projection.of(call, json), shown.size()));
    }

    Uni<Answer> create(Call call) {
        JsonObject body = call.body();
        Schema schema = new Schema();
        schema.check(body, FIELDS, List.of("name", "type"), "");
        if (body.getValue("type") instanceof String type && !TYPES.contains(type)) {
            schema.error("type", "Data presented is not one of the accepted values: " + String.join(", ", TYPES) + ".");
        }
        if (body.getValue("tag") instanceof String tag && tag.length() > LONGEST_TAG) {
            schema.error("tag", "This value is too long. It should have " + LONGEST_TAG + " characters or less.");
        }
        schema.orThrow();
        call.noteUnknown(schema.unknown());
        String tag = body.getString("tag", "").toUpperCase(Locale.ROOT);
        if (call.audience().fields().stream().anyMatch(field -> field.tag().equals(tag))) {
            throw Problem.invalid("A Merge Field with the tag \"" + tag + "\" already exists for this list.");
        }
        return store.addField(
                        call.db(),
                        call.audience().id(),
                        tag.isEmpty() ? null : tag,
                        body.getString("name"),
                        body.getString("type"),
                        body.getBoolean("required", false))
                .map(field -> Replies.ok(json(call.audience(), field), 1));
    }

    private static JsonObject json(Audience audience, MergeField field) {
        return new JsonObject()
                .put("merge_id", field.mergeId())
                .put("tag", field.tag())
                .put("name", field.name())
                .put("type", field.type())
                .put("required", field.required())
                .put("default_value", "")
                .put("public", false)
                .put("display_order", field.mergeId() + 1)
                .put("options", field.type().equals("text") ? new JsonObject().put("size", 25) : new JsonObject())
                .put("help_text", "")
                .put("list_id", audience.id())
                .put("_links", Links.self("/lists/" + audience.id() + "/merge-fields/" + field.mergeId()));
    }
}
