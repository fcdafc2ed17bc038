package org.rollcall.sandbox.mailchimp;

import io.smallrye.mutiny.Uni;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import io.vertx.mutiny.sqlclient.SqlConnection;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Members as the provider shows them, every field in the order in which the real one sends it. */
@ApplicationScoped
class MemberView {

    private static final int MOST_TAGS = 50;

    private final SegmentStore segments;

    MemberView(SegmentStore segments) {
        this.segments = segments;
    }

    Uni<JsonObject> one(SqlConnection db, Audience audience, Contact contact) {
        return many(db, audience, List.of(contact)).map(array -> array.getJsonObject(0));
    }

    Uni<JsonArray> many(SqlConnection db, Audience audience, List<Contact> contacts) {
        List<Long> webIds = contacts.stream().map(Contact::webId).toList();
        return segments.tags(db, webIds).map(tags -> {
            JsonArray array = new JsonArray();
            contacts.forEach(
                    contact -> array.add(json(audience, contact, tags.getOrDefault(contact.webId(), List.of()))));
            return array;
        });
    }

    private static JsonObject json(Audience audience, Contact contact, List<Tag> tags) {
        String hash = Address.hash(contact.email());
        JsonObject profile = contact.profile();
        JsonObject json = new JsonObject()
                .put("id", hash)
                .put("email_address", contact.email())
                .put("unique_email_id", contact.uniqueEmailId())
                .put("contact_id", contact.contactId())
                .put("full_name", fullName(contact.mergeFields()))
                .put("web_id", contact.webId())
                .put("email_type", profile.getString("email_type", "html"))
                .put("status", contact.status().word());
        if (contact.status() == Status.UNSUBSCRIBED) {
            json.put("unsubscribe_reason", contact.unsubscribeReason());
        }
        return json.put("consents_to_one_to_one_messaging", true)
                .put("merge_fields", allFields(audience, contact.mergeFields()))
                .put("stats", new JsonObject().put("avg_open_rate", 0).put("avg_click_rate", 0))
                .put("ip_signup", profile.getString("ip_signup", ""))
                .put("timestamp_signup", profile.getString("timestamp_signup", ""))
                .put("ip_opt", profile.getString("ip_opt", ""))
                .put("timestamp_opt", Times.write(contact.timestampOpt()))
                .put("member_rating", 2)
                .put("last_changed", Times.write(contact.lastChanged()))
                .put("language", profile.getString("language", ""))
                .put("vip", profile.getBoolean("vip", false))
                .put("email_client", "")
                .put("location", nowhere())
                .put("source", "API - Generic")
                .put("tags_count", tags.size())
                .put("tags", tags(tags))
                .put("list_id", audience.id())
                .put("_links", Links.ofMember(audience.id(), hash));
    }

    /** All fields of the audience; those that the contact does not have are blank. */
    static JsonObject allFields(Audience audience, JsonObject values) {
        JsonObject all = new JsonObject();
        audience.fields().forEach(field -> all.put(field.tag(), values.getValue(field.tag(), "")));
        return all;
    }

    private static String fullName(JsonObject fields) {
        return Stream.of("FNAME", "LNAME")
                .map(tag -> fields.getValue(tag, "").toString())
                .filter(name -> !name.isBlank())
                .collect(Collectors.joining(" "));
    }

    private static JsonObject nowhere() {
        return new JsonObject()
                .put("latitude", 0)
                .put("longitude", 0)
                .put("gmtoff", 0)
                .put("dstoff", 0)
                .put("country_code", "")
                .put("timezone", "")
                .put("region", "");
    }

    private static JsonArray tags(List<Tag> tags) {
        JsonArray array = new JsonArray();
        tags.stream()
                .limit(MOST_TAGS)
                .forEach(tag -> array.add(new JsonObject().put("id", tag.id()).put("name", tag.name())));
        return array;
    }
}
