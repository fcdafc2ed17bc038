package org.rollcall.sandbox.mailchimp;

import io.smallrye.mutiny.Uni;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.rollcall.sandbox.Answer;

/** The tags of one member, and looking for tags by name. */
@ApplicationScoped
class MemberTags {

    private static final Map<String, Schema.Type> FIELDS =
            Map.of("tags", Schema.Type.ARRAY, "is_syncing", Schema.Type.BOOLEAN);
    private static final Map<String, Schema.Type> TAG_FIELDS =
            Map.of("name", Schema.Type.STRING, "status", Schema.Type.STRING);

    private final ContactStore contacts;
    private final SegmentStore segments;
    private final Tagging tagging;

    MemberTags(ContactStore contacts, SegmentStore segments, Tagging tagging) {
        this.contacts = contacts;
        this.segments = segments;
        this.tagging = tagging;
    }

    Uni<Answer> get(Call call) {
        Page page = Page.of(call);
        return find(call)
                .chain(contact -> segments.tags(call.db(), List.of(contact.webId()))
                        .map(tags -> tags.getOrDefault(contact.webId(), List.of())))
                .map(tags -> {
                    List<Tag> shown = tags.stream()
                            .skip(page.offset())
                            .limit(page.count())
                            .toList();
                    JsonObject json = found(shown, tags.size())
                            .put(
                                    "_links",
                                    Links.self("/lists/" + call.audience().id() + "/members/" + call.name("member")
                                            + "/tags"));
                    return Replies.ok(Projection.of(call, json), shown.size());
                });
    }

    Uni<Answer> post(Call call) {
        List<String> active = new ArrayList<>();
        List<String> inactive = new ArrayList<>();
        read(call, active, inactive);
        return find(call)
                .call(contact -> tagging.tag(call, contact, active))
                .call(contact -> tagging.untag(call, contact, inactive))
                .replaceWith(Replies.noContent(1));
    }

    Uni<Answer> search(Call call) {
        String prefix = Optional.ofNullable(call.query("name")).orElse("");
        return segments.list(call.db(), call.audience().id(), prefix, null, new Page(1_000, 0))
                .map(found -> found.stream()
                        .map(each -> new Tag(each.id(), each.name()))
                        .toList())
                .map(tags -> Replies.ok(found(tags, tags.size()), tags.size()));
    }

    private Uni<Contact> find(Call call) {
        return contacts.find(call.db(), call.audience().id(), call.name("member"))
                .map(found -> found.orElseThrow(Problem::notFound));
    }

    private static void read(Call call, List<String> active, List<String> inactive) {
        JsonObject body = call.body();
        Schema schema = new Schema();
        schema.check(body, FIELDS, List.of("tags"), "");
        schema.orThrow();
        JsonArray tags = body.getJsonArray("tags");
        for (int i = 0; i < tags.size(); i++) {
            String prefix = "tags.item:" + i;
            if (!(tags.getValue(i) instanceof JsonObject tag)) {
                schema.error(prefix, "Schema describes object, another type found instead");
                continue;
            }
            schema.check(tag, TAG_FIELDS, List.of("name", "status"), prefix);
            if (tag.getValue("name") instanceof String name && tag.getValue("status") instanceof String status) {
                switch (status) {
                    case "active" -> active.add(name);
                    case "inactive" -> inactive.add(name);
                    default ->
                        schema.error(
                                prefix + ".status",
                                "Data presented is not one of the accepted values: inactive, active.");
                }
            }
        }
        schema.orThrow();
        call.noteUnknown(schema.unknown());
    }

    private static JsonObject found(List<Tag> tags, int total) {
        JsonArray array = new JsonArray();
        tags.forEach(tag -> array.add(new JsonObject().put("id", tag.id()).put("name", tag.name())));
        return new JsonObject().put("tags", array).put("total_items", total);
    }
}
