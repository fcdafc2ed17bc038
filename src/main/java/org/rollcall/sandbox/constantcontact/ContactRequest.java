package org.rollcall.sandbox.constantcontact;

import static org.rollcall.sandbox.constantcontact.Shape.Rule.array;
import static org.rollcall.sandbox.constantcontact.Shape.Rule.text;

import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * What a call wants a contact to be.
 *
 * @param email empty if it is not to change
 * @param profile the plain properties that were sent
 * @param details those of the arrays that were sent
 */
record ContactRequest(
        String email,
        @Nullable Permission permission,
        @Nullable String reason,
        JsonObject profile,
        Optional<JsonObject> customFields,
        JsonObject details,
        Optional<Set<UUID>> lists,
        String source) {

    static final Map<String, Shape.Rule> PROFILE = Map.of(
            "first_name", text(50),
            "last_name", text(50),
            "job_title", text(50),
            "company_name", text(50),
            "birthday_month", Shape.Rule.of(Shape.Type.WHOLE),
            "birthday_day", Shape.Rule.of(Shape.Type.WHOLE),
            "anniversary", text(10));

    private static final int LONGEST = 80;
    private static final Map<String, Shape.Rule> PARTS = Map.of(
            "email_address", Shape.Rule.of(Shape.Type.OBJECT),
            "custom_fields", array(25),
            "phone_numbers", array(3),
            "street_addresses", array(3),
            "list_memberships", array(50),
            "taggings", array(50),
            "notes", array(150),
            "sms_channel", Shape.Rule.of(Shape.Type.OBJECT));
    private static final Map<String, Shape.Rule> EMAIL = Map.of(
            "address", text(LONGEST),
            "permission_to_send", text(50),
            "opt_out_reason", text(255),
            "created_at", text(50),
            "updated_at", text(50),
            "opt_in_date", text(50),
            "opt_out_source", text(50),
            "opt_out_date", text(50),
            "confirm_status", text(50));
    private static final Map<String, Shape.Rule> CUSTOM =
            Map.of("custom_field_id", text(36), "value", text(255), "choice_ids", array(100));

    static ContactRequest forPost(Call call) {
        ContactRequest wish = read(call, "create_source");
        if (wish.email().isEmpty()) {
            throw Problem.shape("email_address is missing, email_address does not have a valid value");
        }
        return wish;
    }

    static ContactRequest forPut(Call call) {
        return read(call, "update_source");
    }

    private static ContactRequest read(Call call, String sourceField) {
        JsonObject body = call.body();
        Map<String, Shape.Rule> known = new HashMap<>(PROFILE);
        known.putAll(PARTS);
        known.put(sourceField, text(50));
        Shape shape = new Shape().check(body, known).require(body, sourceField);
        shape.settle(call);
        JsonObject email =
                Optional.ofNullable(body.getJsonObject("email_address")).orElse(new JsonObject());
        shape.check(email, EMAIL, "email_address.");
        shape.oneOf(body.getString(sourceField), List.of("Account", "Contact"), sourceField);
        String word = email.getValue("permission_to_send") instanceof String text ? text : null;
        Permission permission = word == null ? null : Permission.of(word).orElse(null);
        if (word != null && permission == null) {
            shape.error("email_address.permission_to_send");
        }
        Optional<JsonObject> customFields = customFields(body, shape);
        shape.settle(call);
        return new ContactRequest(
                address(email),
                permission,
                email.getString("opt_out_reason"),
                pick(body, PROFILE.keySet()),
                customFields,
                pick(body, Contact.DETAILS),
                body.getValue("list_memberships") == null
                        ? Optional.empty()
                        : Optional.of(Call.ids(body, "list_memberships")),
                body.getString(sourceField));
    }

    private static String address(JsonObject email) {
        String address =
                Optional.ofNullable(email.getString("address")).orElse("").strip();
        if (!email.isEmpty() && !Address.isValid(address)) {
            throw Problem.invalid("email_address does not have a valid value");
        }
        return address;
    }

    /** Values by the id of their field; a blank one is none. */
    static Optional<JsonObject> customFields(JsonObject body, Shape shape) {
        JsonArray sent = body.getJsonArray("custom_fields");
        if (sent == null) {
            return Optional.empty();
        }
        JsonObject values = new JsonObject();
        for (Object each : sent) {
            if (each instanceof JsonObject field && field.getValue("custom_field_id") instanceof String id) {
                shape.check(field, CUSTOM, "custom_fields.");
                if (field.getValue("value") instanceof String value && !value.isBlank()) {
                    values.put(id, value);
                }
            } else {
                shape.error("custom_fields.custom_field_id");
            }
        }
        return Optional.of(values);
    }

    /** Fails if a value is for a field that the account does not have. */
    static void requireFields(JsonObject values, List<CustomField> fields) {
        Set<String> known = fields.stream().map(field -> field.id().toString()).collect(Collectors.toSet());
        if (!known.containsAll(values.fieldNames())) {
            throw Problem.invalid("custom_fields.custom_field_id does not have a valid value");
        }
    }

    /** Those of the named values that are neither absent nor blank. */
    static JsonObject pick(JsonObject body, Collection<String> names) {
        JsonObject picked = new JsonObject();
        names.stream()
                .filter(name -> body.getValue(name) != null)
                .filter(name -> !(body.getValue(name) instanceof String text && text.isBlank()))
                .forEach(name -> picked.put(name, body.getValue(name)));
        return picked;
    }
}
