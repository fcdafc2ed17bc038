package org.rollcall.sandbox.constantcontact;

import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.time.OffsetDateTime;
import java.util.Arrays;
import java.util.Collection;
import java.util.Locale;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Work that was asked for in a call and is done in the background. */
record Activity(
        UUID id,
        Kind kind,
        JsonObject input,
        String state,
        JsonArray errors,
        Counts counts,
        OffsetDateTime createdAt,
        OffsetDateTime updatedAt,
        @Nullable OffsetDateTime startedAt,
        @Nullable OffsetDateTime completedAt) {

    /** The kinds of work, named as in the path of their call. */
    enum Kind {
        CONTACTS_JSON_IMPORT,
        ADD_LIST_MEMBERSHIPS,
        REMOVE_LIST_MEMBERSHIPS,
        CONTACT_DELETE,
        LIST_DELETE;

        String word() {
            return name().toLowerCase(Locale.ROOT);
        }

        static Kind of(String word) {
            return Arrays.stream(values())
                    .filter(each -> each.word().equals(word))
                    .findFirst()
                    .orElseThrow();
        }
    }

    /** Work to be done: its input, and what is known about it from the start. */
    record Wish(Kind kind, JsonObject input, int items, int errors, int lists) {

        static Wish about(Kind kind, Collection<UUID> lists) {
            JsonObject input = new JsonObject().put("list_ids", strings(lists));
            return new Wish(kind, input, lists.size(), 0, lists.size());
        }
    }

    /** How much was done; of an activity that goes on, only the total is known. */
    record Counts(int items, int completed, int persons, int errors, int cannotAdd, int lists) {}

    static JsonArray strings(Collection<UUID> ids) {
        JsonArray array = new JsonArray();
        ids.forEach(id -> array.add(id.toString()));
        return array;
    }

    JsonObject json() {
        boolean done = state.equals("completed");
        JsonObject status = new JsonObject()
                .put("items_total_count", counts.items())
                .put("items_completed_count", counts.completed())
                .put("person_count", counts.persons())
                .put("error_count", done ? counts.errors() : 0)
                .put("correctable_count", 0)
                .put("cannot_add_to_list_count", counts.cannotAdd())
                .put("list_count", counts.lists());
        String self = "/v3/activities/" + id;
        return Replies.compact(new JsonObject()
                .put("activity_id", id.toString())
                .put("state", state)
                .put("started_at", Times.write(startedAt))
                .put("completed_at", Times.write(completedAt))
                .put("created_at", Times.write(createdAt))
                .put("updated_at", Times.write(updatedAt))
                .put("percent_done", done ? 100 : state.equals("processing") ? 1 : 0)
                .put("activity_errors", errors)
                .put("status", status)
                .put("_links", new JsonObject().put("self", new JsonObject().put("href", self))));
    }
}
