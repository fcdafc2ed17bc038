package org.rollcall.sandbox.constantcontact;

import io.smallrye.mutiny.Uni;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.rollcall.sandbox.Answer;

/** The calls about lists. */
@ApplicationScoped
class Lists {

    private static final Map<String, Shape.Rule> FIELDS = Map.of(
            "name",
            Shape.Rule.text(255),
            "description",
            Shape.Rule.text(Integer.MAX_VALUE),
            "favorite",
            Shape.Rule.of(Shape.Type.FLAG));
    private static final List<String> STATUSES = List.of("all", "active", "deleted");
    private static final List<String> COUNTS = List.of("all", "active");

    private final ListStore store;
    private final ActivityStore activities;

    Lists(ListStore store, ActivityStore activities) {
        this.store = store;
        this.activities = activities;
    }

    Uni<Answer> list(Call call) {
        Cursor cursor = Cursor.of(call);
        String counted = counted(call, cursor);
        String status = Optional.ofNullable(cursor.asked("status")).orElse("active");
        Shape shape = new Shape();
        shape.oneOf(status, STATUSES, "status");
        shape.settle(call);
        int limit = cursor.limit(50, 1_000);
        ListStore.Filter filter = new ListStore.Filter(status, cursor.asked("name"), null, counted != null);
        return store.page(call.db(), filter, cursor.after(), limit + 1)
                .chain(found -> store.count(call.db(), filter)
                        .map(total -> page(cursor, found, limit, cursor.flag("include_count") ? total : null)));
    }

    Uni<Answer> get(Call call) {
        String counted = counted(call, Cursor.of(call));
        ListStore.Filter filter = new ListStore.Filter("active", null, call.id("list"), counted != null);
        return store.page(call.db(), filter, 0, 1)
                .map(found -> found.stream().findFirst().orElseThrow(Problem::notFound))
                .map(list -> Replies.ok(list.json(counted), 1));
    }

    Uni<Answer> post(Call call) {
        JsonObject body = checked(call);
        String name = body.getString("name");
        return store.create(call.db(), name, body.getString("description"), favorite(body), call.now())
                .map(made ->
                        Replies.created(made.orElseThrow(() -> nameTaken(name)).json(null), 1));
    }

    Uni<Answer> put(Call call) {
        UUID id = call.id("list");
        JsonObject body = checked(call);
        String name = body.getString("name");
        return store.require(call.db(), List.of(id))
                .chain(() -> store.find(call.db(), name))
                .chain(other -> {
                    if (other.filter(each -> !each.id().equals(id)).isPresent()) {
                        throw nameTaken(name);
                    }
                    return store.change(call.db(), id, name, body.getString("description"), favorite(body), call.now());
                })
                .map(changed -> Replies.ok(changed.json(null), 1));
    }

    /** Deletes in the background. */
    Uni<Answer> delete(Call call) {
        UUID id = call.id("list");
        return store.require(call.db(), List.of(id))
                .chain(() -> activities.create(
                        call.db(), Activity.Wish.about(Activity.Kind.LIST_DELETE, List.of(id)), call.now()))
                .map(activity -> Replies.json(202, activity.json(), 1));
    }

    private static Answer page(Cursor cursor, List<ContactList> found, int limit, @Nullable Integer total) {
        List<ContactList> shown = found.stream().limit(limit).toList();
        JsonArray lists = new JsonArray();
        shown.forEach(list -> lists.add(list.json(cursor.asked("include_membership_count"))));
        JsonObject json = new JsonObject().put("lists", lists);
        if (total != null) {
            json.put("lists_count", total);
        }
        if (found.size() > limit) {
            json.put("_links", cursor.next("/contact_lists", shown.getLast().position()));
        }
        return Replies.ok(json, shown.size());
    }

    private static @Nullable String counted(Call call, Cursor cursor) {
        String counted = cursor.asked("include_membership_count");
        Shape shape = new Shape();
        shape.oneOf(counted, COUNTS, "include_membership_count");
        shape.settle(call);
        return counted;
    }

    private static JsonObject checked(Call call) {
        JsonObject body = call.body();
        Shape shape = new Shape().check(body, FIELDS).require(body, "name");
        if (body.getValue("name") instanceof String name && name.isBlank()) {
            shape.error("name");
        }
        shape.settle(call);
        return body;
    }

    private static boolean favorite(JsonObject body) {
        return Boolean.TRUE.equals(body.getBoolean("favorite"));
    }

    private static Problem nameTaken(String name) {
        return Problem.conflict("List name '" + name + "' already exists.");
    }
}
