package org.rollcall.sandbox.constantcontact;

import io.smallrye.mutiny.Uni;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.rollcall.sandbox.Answer;

/** The calls that read contacts. */
@ApplicationScoped
class ContactReading {

    private final ContactStore contacts;
    private final ListStore lists;

    ContactReading(ContactStore contacts, ListStore lists) {
        this.contacts = contacts;
        this.lists = lists;
    }

    Uni<Answer> list(Call call) {
        Cursor cursor = Cursor.of(call);
        ContactFilter filter = ContactFilter.of(cursor);
        ContactView view = ContactView.of(cursor.asked("include"));
        int limit = cursor.limit(50, 500);
        Set<UUID> asked = filter.lists();
        return lists.require(call.db(), asked == null ? Set.of() : asked)
                .chain(() -> contacts.page(call.db(), filter, cursor.after(), limit + 1))
                .chain(found -> total(call, cursor, filter).map(total -> page(cursor, view, found, limit, total)));
    }

    Uni<Answer> get(Call call) {
        ContactView view = ContactView.of(call.query("include"));
        return contacts.find(call.db(), call.id("contact"))
                .map(found -> Replies.ok(view.json(found.orElseThrow(Problem::notFound)), 1));
    }

    Uni<Answer> counts(Call call) {
        return contacts.counts(call.db()).map(json -> Replies.ok(json, 0));
    }

    private Uni<@Nullable Integer> total(Call call, Cursor cursor, ContactFilter filter) {
        return cursor.flag("include_count")
                ? contacts.count(call.db(), filter)
                : Uni.createFrom().nullItem();
    }

    private static Answer page(
            Cursor cursor, ContactView view, List<ContactStore.Placed> found, int limit, @Nullable Integer total) {
        List<ContactStore.Placed> shown = found.stream().limit(limit).toList();
        JsonArray array = new JsonArray();
        shown.forEach(placed -> array.add(view.json(placed.contact())));
        JsonObject json = new JsonObject().put("contacts", array);
        if (total != null) {
            json.put("contacts_count", total);
        }
        if (found.size() > limit) {
            json.put("_links", cursor.next("/contacts", shown.getLast().position()));
        }
        return Replies.ok(json, shown.size());
    }
}
