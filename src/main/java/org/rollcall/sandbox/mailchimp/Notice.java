package org.rollcall.sandbox.mailchimp;

import io.vertx.core.json.JsonObject;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.rollcall.sandbox.Form;

/**
 * What a webhook is told of a change.
 *
 * @param source who made it: the subscriber, somebody at the provider's screens, or a client of the API
 * @param body the form that is posted
 */
record Notice(String type, String source, String body) {

    private static final DateTimeFormatter FIRED_AT =
            DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm:ss").withZone(ZoneOffset.UTC);

    /** What a contact was before a change. */
    record Former(String email, Status status, JsonObject mergeFields) {}

    static List<Notice> ofNew(String listId, Contact contact, Writer writer) {
        return contact.status() == Status.SUBSCRIBED
                ? List.of(profile("subscribe", listId, contact, source(writer, "user")))
                : List.of();
    }

    static List<Notice> ofChange(String listId, Former former, Contact contact, Writer writer) {
        List<Notice> notices = new ArrayList<>();
        boolean moved = !former.email().equals(contact.email());
        boolean turned = former.status() != contact.status();
        if (moved) {
            notices.add(moved(listId, former.email(), contact, source(writer, "user")));
        }
        if (turned) {
            notices.addAll(turned(listId, contact, writer));
        }
        if (moved || (!turned && !former.mergeFields().equals(contact.mergeFields()))) {
            notices.add(profile("profile", listId, contact, source(writer, "user")));
        }
        return List.copyOf(notices);
    }

    /** The contact was taken out of the audience by the association. */
    static Notice ofGone(String listId, Contact contact, Writer writer) {
        return left("delete", "manual", listId, contact, source(writer, "admin"));
    }

    private static List<Notice> turned(String listId, Contact contact, Writer writer) {
        return switch (contact.status()) {
            case SUBSCRIBED -> List.of(profile("subscribe", listId, contact, source(writer, "user")));
            case UNSUBSCRIBED -> {
                String reason = contact.unsubscribeReason().equals("abuse") ? "abuse" : "manual";
                yield List.of(left("unsub", reason, listId, contact, source(writer, "user")));
            }
            case CLEANED -> List.of(cleaned(listId, contact, source(writer, "user")));
            case ARCHIVED -> List.of(ofGone(listId, contact, writer));
            case PENDING, TRANSACTIONAL -> List.of();
        };
    }

    private static Notice profile(String type, String listId, Contact contact, String source) {
        return notice(type, source, data(listId, contact));
    }

    private static Notice left(String action, String reason, String listId, Contact contact, String source) {
        Map<String, String> data = data(listId, contact);
        data.put("data[action]", action);
        data.put("data[reason]", reason);
        return notice("unsubscribe", source, data);
    }

    private static Notice cleaned(String listId, Contact contact, String source) {
        Map<String, String> data = new LinkedHashMap<>();
        data.put("data[list_id]", listId);
        data.put("data[campaign_id]", "");
        data.put("data[reason]", "hard");
        data.put("data[email]", contact.email());
        return notice("cleaned", source, data);
    }

    private static Notice moved(String listId, String formerEmail, Contact contact, String source) {
        Map<String, String> data = new LinkedHashMap<>();
        data.put("data[list_id]", listId);
        data.put("data[new_id]", contact.uniqueEmailId());
        data.put("data[new_email]", contact.email());
        data.put("data[old_email]", formerEmail);
        return notice("upemail", source, data);
    }

    private static Map<String, String> data(String listId, Contact contact) {
        Map<String, String> data = new LinkedHashMap<>();
        data.put("data[id]", contact.uniqueEmailId());
        data.put("data[list_id]", listId);
        data.put("data[email]", contact.email());
        data.put("data[email_type]", "html");
        data.put("data[web_id]", String.valueOf(contact.webId()));
        data.put("data[merges][EMAIL]", contact.email());
        contact.mergeFields()
                .forEach(field -> data.put("data[merges][" + field.getKey() + "]", String.valueOf(field.getValue())));
        return data;
    }

    private static Notice notice(String type, String source, Map<String, String> data) {
        Map<String, String> form = new LinkedHashMap<>();
        form.put("type", type);
        form.put("fired_at", FIRED_AT.format(Instant.now()));
        form.putAll(data);
        return new Notice(type, source, new Form(form).encode());
    }

    private static String source(Writer writer, String person) {
        return writer == Writer.API ? "api" : person;
    }
}
