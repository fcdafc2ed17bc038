package org.rollcall.sandbox.constantcontact;

import static org.rollcall.sandbox.constantcontact.Shape.Rule.array;

import io.smallrye.mutiny.Uni;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.rollcall.sandbox.Answer;
import org.rollcall.sandbox.Faults;

/** The calls that ask for work in the background, and those that look after it. */
@ApplicationScoped
class Activities {

    private static final int MOST_CONTACTS = 500;
    private static final Shape.Rule OBJECT = Shape.Rule.of(Shape.Type.OBJECT);
    private static final Map<String, Shape.Rule> CHANGE =
            Map.of("source", OBJECT, "exclude", OBJECT, "list_ids", array(50));
    private static final Map<String, Shape.Rule> SOURCE = Map.of(
            "contact_ids",
            array(MOST_CONTACTS),
            "list_ids",
            array(50),
            "all_active_contacts",
            Shape.Rule.of(Shape.Type.FLAG));
    private static final Map<String, Shape.Rule> DELETION =
            Map.of("contact_ids", array(MOST_CONTACTS), "list_ids", array(50));
    private static final List<String> STATES =
            List.of("initialized", "processing", "completed", "cancelled", "failed", "timed_out");

    private final ActivityStore store;
    private final ListStore lists;
    private final CustomFieldStore fields;
    private final Faults faults;

    Activities(ActivityStore store, ListStore lists, CustomFieldStore fields, Faults faults) {
        this.store = store;
        this.lists = lists;
        this.fields = fields;
        this.faults = faults;
    }

    Uni<Answer> importContacts(Call call) {
        List<String> refused = faults.badRows(ConstantContact.NAME, call.request());
        return fields.all(call.db())
                .map(all -> ImportRequest.of(call, all, refused))
                .call(wish -> lists.require(call.db(), wish.lists()))
                .chain(wish -> store.create(
                                call.db(),
                                new Activity.Wish(
                                        Activity.Kind.CONTACTS_JSON_IMPORT,
                                        new JsonObject().put("list_ids", Activity.strings(wish.lists())),
                                        wish.items(),
                                        wish.errors(),
                                        wish.lists().size()),
                                call.now())
                        .call(activity -> store.keepRows(call.db(), activity.id(), wish.rows()))
                        .map(activity -> Replies.created(activity.json(), wish.items())));
    }

    Uni<Answer> addMemberships(Call call) {
        return changeMemberships(call, Activity.Kind.ADD_LIST_MEMBERSHIPS);
    }

    Uni<Answer> removeMemberships(Call call) {
        return changeMemberships(call, Activity.Kind.REMOVE_LIST_MEMBERSHIPS);
    }

    Uni<Answer> deleteContacts(Call call) {
        JsonObject body = call.body();
        Shape shape = new Shape().check(body, DELETION);
        if (body.containsKey("contact_ids") == body.containsKey("list_ids")) {
            shape.error("contact_ids");
        }
        shape.settle(call);
        JsonObject input = new JsonObject().put("source", body);
        return lists.require(call.db(), Selection.of(input).lists())
                .chain(() -> start(call, Activity.Kind.CONTACT_DELETE, input, 0));
    }

    Uni<Answer> deleteLists(Call call) {
        JsonObject body = call.body();
        new Shape()
                .check(body, Map.of("list_ids", array(100)))
                .require(body, "list_ids")
                .settle(call);
        Set<UUID> ids = Call.ids(body, "list_ids");
        return lists.require(call.db(), ids)
                .chain(() -> store.create(call.db(), Activity.Wish.about(Activity.Kind.LIST_DELETE, ids), call.now()))
                .map(activity -> Replies.created(activity.json(), ids.size()));
    }

    Uni<Answer> get(Call call) {
        return store.find(call.db(), call.id("activity"))
                .map(found -> Replies.ok(found.orElseThrow(Problem::notFound).json(), 1));
    }

    Uni<Answer> list(Call call) {
        Cursor cursor = Cursor.of(call);
        String state = cursor.asked("state");
        Shape shape = new Shape();
        shape.oneOf(state, STATES, "state");
        shape.settle(call);
        return store.list(call.db(), state, cursor.limit(50, 500), call.now()).map(found -> {
            JsonArray array = new JsonArray();
            found.forEach(activity -> array.add(activity.json()));
            return Replies.ok(new JsonObject().put("activities", array), found.size());
        });
    }

    private Uni<Answer> changeMemberships(Call call, Activity.Kind kind) {
        JsonObject body = call.body();
        Shape shape = new Shape().check(body, CHANGE).require(body, "source").require(body, "list_ids");
        shape.settle(call);
        JsonObject source = body.getJsonObject("source");
        shape.check(source, SOURCE, "source.");
        if (source.stream().filter(each -> isGiven(each.getValue())).count() != 1) {
            shape.error("source");
        }
        Set<UUID> ids = Call.ids(body, "list_ids");
        if (ids.isEmpty()) {
            shape.error("list_ids");
        }
        shape.settle(call);
        return lists.require(call.db(), ids)
                .chain(() -> lists.require(call.db(), Selection.of(body).lists()))
                .chain(() -> start(call, kind, body, ids.size()));
    }

    private Uni<Answer> start(Call call, Activity.Kind kind, JsonObject input, int lists) {
        int items = Selection.of(input).contacts().size();
        return store.create(call.db(), new Activity.Wish(kind, input, items, 0, lists), call.now())
                .map(activity -> Replies.created(activity.json(), items));
    }

    private static boolean isGiven(Object value) {
        return switch (value) {
            case null -> false;
            case Boolean flag -> flag;
            case JsonArray array -> !array.isEmpty();
            default -> true;
        };
    }
}
