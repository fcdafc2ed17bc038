package org.rollcall.sandbox.mailchimp;

import io.smallrye.mutiny.Uni;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.rollcall.sandbox.Answer;

/** Static segments, which people see as tags. */
@ApplicationScoped
class Segments {

    private static final Map<String, Schema.Type> FIELDS =
            Map.of("name", Schema.Type.STRING, "static_segment", Schema.Type.ARRAY, "options", Schema.Type.OBJECT);

    private final SegmentStore store;
    private final SegmentMembers membership;
    private final ContactStore contacts;
    private final MemberView view;

    Segments(SegmentStore store, SegmentMembers membership, ContactStore contacts, MemberView view) {
        this.store = store;
        this.membership = membership;
        this.contacts = contacts;
        this.view = view;
    }

    Uni<Answer> list(Call call) {
        Page page = Page.of(call);
        String type = call.query("type");
        String listId = call.audience().id();
        if (type != null && !type.equals("static")) {
            return Uni.createFrom().item(listed(call, List.of(), 0));
        }
        return store.count(call.db(), listId)
                .chain(total -> store.list(call.db(), listId, "", null, page).map(found -> listed(call, found, total)));
    }

    Uni<Answer> get(Call call) {
        return find(call).map(segment -> Replies.ok(Projection.of(call, json(call, segment)), 1));
    }

    Uni<Answer> create(Call call) {
        JsonObject body = checked(call, List.of("name"));
        List<String> emails = emails(body);
        if (body.getString("name").isBlank()) {
            throw Problem.schema(List.of(new Problem.FieldError("name", "This value should not be blank.")));
        }
        return store.create(call.db(), call.audience().id(), body.getString("name"))
                .map(made -> made.orElseThrow(Segments::nameTaken))
                .call(made -> membership.add(call, made.id(), emails))
                .chain(made -> find(call, made.id()))
                .map(made -> Replies.ok(json(call, made), Math.max(1, emails.size())));
    }

    Uni<Answer> rename(Call call) {
        JsonObject body = checked(call, List.of("name"));
        return find(call)
                .chain(segment -> store.rename(call.db(), segment.id(), body.getString("name")))
                .invoke(renamed -> {
                    if (!renamed) {
                        throw nameTaken();
                    }
                })
                .chain(() -> find(call))
                .map(segment -> Replies.ok(json(call, segment), 1));
    }

    /** Adds members and removes members, up to 500 each. */
    Uni<Answer> change(Call call) {
        SegmentChange change = SegmentChange.read(call);
        return find(call)
                .chain(segment -> membership
                        .add(call, segment.id(), change.add())
                        .chain(added -> membership
                                .remove(call, segment.id(), change.remove())
                                .chain(removed -> changed(call, segment, change, added, removed))));
    }

    Uni<Answer> delete(Call call) {
        return find(call)
                .chain(segment -> store.delete(call.db(), segment.id()))
                .replaceWith(Replies.noContent(1));
    }

    Uni<Answer> members(Call call) {
        Page page = Page.of(call);
        List<String> statuses = new ArrayList<>(List.of("subscribed"));
        List.of("unsubscribed", "cleaned", "transactional").stream()
                .filter(word -> call.flag("include_" + word))
                .forEach(statuses::add);
        return find(call)
                .chain(segment -> store.memberCount(call.db(), segment.id(), statuses)
                        .chain(total -> store.members(call.db(), segment.id(), statuses, page)
                                .chain(found -> view.many(call.db(), call.audience(), found))
                                .map(members -> membersPage(call, segment, members, total))));
    }

    Uni<Answer> removeMember(Call call) {
        return find(call)
                .chain(segment -> contacts.find(call.db(), call.audience().id(), call.name("member"))
                        .map(found -> found.orElseThrow(Problem::notFound))
                        .chain(contact -> store.remove(call.db(), segment.id(), List.of(contact.webId()))))
                .replaceWith(Replies.noContent(1));
    }

    private Uni<Answer> changed(
            Call call, Segment segment, SegmentChange change, List<Contact> added, List<Contact> removed) {
        return view.many(call.db(), call.audience(), added)
                .chain(news -> view.many(call.db(), call.audience(), removed)
                        .map(olds -> Replies.ok(
                                new JsonObject()
                                        .put("members_added", news)
                                        .put("members_removed", olds)
                                        .put("errors", new JsonArray())
                                        .put("total_added", news.size())
                                        .put("total_removed", olds.size())
                                        .put("error_count", 0)
                                        .put("_links", Links.self(path(call, segment))),
                                change.add().size() + change.remove().size())));
    }

    private Uni<Segment> find(Call call) {
        return find(call, call.number("segment"));
    }

    private Uni<Segment> find(Call call, long id) {
        return store.list(call.db(), call.audience().id(), "", id, new Page(1, 0))
                .map(found -> found.stream().findFirst().orElseThrow(Problem::notFound));
    }

    private static JsonObject checked(Call call, List<String> required) {
        JsonObject body = call.body();
        Schema schema = new Schema();
        schema.check(body, FIELDS, required, "");
        schema.orThrow();
        call.noteUnknown(schema.unknown());
        return body;
    }

    private static List<String> emails(JsonObject body) {
        return MemberRequest.texts(body.getJsonArray("static_segment", new JsonArray()));
    }

    private static Problem nameTaken() {
        return Problem.of(400, "Bad Request", "Sorry, that tag already exists.");
    }

    private static Answer listed(Call call, List<Segment> found, long total) {
        JsonArray array = new JsonArray();
        found.forEach(segment -> array.add(json(call, segment)));
        JsonObject json = new JsonObject()
                .put("segments", array)
                .put("list_id", call.audience().id())
                .put("total_items", total)
                .put("_links", Links.self("/lists/" + call.audience().id() + "/segments"));
        return Replies.ok(Projection.of(call, json), found.size());
    }

    private static Answer membersPage(Call call, Segment segment, JsonArray members, long total) {
        JsonObject json = new JsonObject()
                .put("members", members)
                .put("total_items", total)
                .put("_links", Links.self(path(call, segment) + "/members"));
        return Replies.ok(Projection.of(call, json), members.size());
    }

    private static JsonObject json(Call call, Segment segment) {
        JsonObject condition = new JsonObject()
                .put("condition_type", "StaticSegment")
                .put("field", "static_segment")
                .put("op", "static_is")
                .put("value", segment.id());
        return new JsonObject()
                .put("id", segment.id())
                .put("name", segment.name())
                .put("member_count", segment.members())
                .put("type", "static")
                .put("created_at", Times.write(segment.createdAt()))
                .put("updated_at", Times.write(segment.updatedAt()))
                .put("options", new JsonObject().put("match", "any").put("conditions", new JsonArray().add(condition)))
                .put("list_id", call.audience().id())
                .put("_links", Links.self(path(call, segment)));
    }

    private static String path(Call call, Segment segment) {
        return "/lists/" + call.audience().id() + "/segments/" + segment.id();
    }
}
