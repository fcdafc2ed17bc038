package org.rollcall.sandbox.mailchimp;

import static org.rollcall.sandbox.mailchimp.Schema.Type.ARRAY;
import static org.rollcall.sandbox.mailchimp.Schema.Type.BOOLEAN;
import static org.rollcall.sandbox.mailchimp.Schema.Type.OBJECT;
import static org.rollcall.sandbox.mailchimp.Schema.Type.STRING;

import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * What a call wants of one contact.
 *
 * @param email empty when the call does not say
 * @param profile what the provider keeps besides merge fields, as it was given
 */
record MemberRequest(
        String email,
        @Nullable Status status,
        @Nullable Status statusIfNew,
        JsonObject mergeFields,
        JsonObject profile,
        Optional<List<String>> tags) {

    private static final List<Status> WRITABLE = Arrays.stream(Status.values())
            .filter(each -> each != Status.ARCHIVED)
            .toList();
    private static final List<Status> PATCHABLE =
            WRITABLE.stream().filter(each -> each != Status.TRANSACTIONAL).toList();
    private static final List<String> PROFILE =
            List.of("email_type", "language", "vip", "ip_signup", "timestamp_signup", "ip_opt");
    private static final Map<String, Schema.Type> FIELDS = Map.ofEntries(
            Map.entry("email_address", STRING),
            Map.entry("status", STRING),
            Map.entry("email_type", STRING),
            Map.entry("merge_fields", OBJECT),
            Map.entry("interests", OBJECT),
            Map.entry("language", STRING),
            Map.entry("vip", BOOLEAN),
            Map.entry("location", OBJECT),
            Map.entry("marketing_permissions", ARRAY),
            Map.entry("ip_signup", STRING),
            Map.entry("timestamp_signup", STRING),
            Map.entry("ip_opt", STRING),
            Map.entry("timestamp_opt", STRING),
            Map.entry("status_if_new", STRING),
            Map.entry("tags", ARRAY));

    static MemberRequest forPost(JsonObject json, Schema schema) {
        return read(json, schema, List.of("email_address", "status"), WRITABLE, "");
    }

    static MemberRequest forPut(JsonObject json, Schema schema) {
        return read(json, schema, List.of(), WRITABLE, "");
    }

    static MemberRequest forPatch(JsonObject json, Schema schema) {
        return read(json, schema, List.of(), PATCHABLE, "");
    }

    static MemberRequest forBulk(JsonObject json, Schema schema, int row) {
        return read(json, schema, List.of(), WRITABLE, "members.item:" + row);
    }

    private static MemberRequest read(
            JsonObject json, Schema schema, List<String> required, List<Status> statuses, String prefix) {
        schema.check(json, FIELDS, required, prefix);
        JsonObject profile = new JsonObject();
        PROFILE.stream().filter(json::containsKey).forEach(name -> profile.put(name, json.getValue(name)));
        return new MemberRequest(
                json.getValue("email_address") instanceof String email ? email.strip() : "",
                schema.status(json, "status", statuses, prefix),
                schema.status(json, "status_if_new", statuses, prefix),
                json.getValue("merge_fields") instanceof JsonObject fields ? fields : new JsonObject(),
                profile,
                json.getValue("tags") instanceof JsonArray tags ? Optional.of(texts(tags)) : Optional.empty());
    }

    static List<String> texts(JsonArray array) {
        return array.stream()
                .flatMap(each -> each instanceof String text ? Stream.of(text) : Stream.empty())
                .toList();
    }

    String address() {
        return Address.normal(email);
    }
}
