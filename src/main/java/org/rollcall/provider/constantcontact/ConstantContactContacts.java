package org.rollcall.provider.constantcontact;

import static java.util.stream.Collectors.toMap;
import static java.util.stream.Collectors.toSet;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.format.DateTimeParseException;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.StreamSupport;
import org.jspecify.annotations.Nullable;
import org.rollcall.plan.Consent;
import org.rollcall.plan.ContactChange;
import org.rollcall.plan.ContactStatus;
import org.rollcall.plan.Fields;
import org.rollcall.provider.RemoteContact;

/**
 * Between Constant Contact's words for a contact and Rollcall's.
 *
 * @param fields the custom fields that are sent, as they are there
 */
record ConstantContactContacts(List<CustomField> fields) {

    /** Most characters of an address in an import; others go one by one. */
    static final int IMPORTED_ADDRESS = 50;

    /** Most characters of any address. */
    static final int ADDRESS = 80;

    /** What a full overwrite would blank, and Rollcall does not fill. */
    private static final List<String> KEPT = List.of("job_title", "birthday_month", "birthday_day", "anniversary");

    ConstantContactContacts {
        fields = List.copyOf(fields);
    }

    /**
     * A custom field that is filled.
     *
     * @param id the provider's
     * @param name the provider's, by which an import knows it
     * @param memberField name of the member's own field
     */
    record CustomField(String id, String name, String memberField) {}

    /** A row of an import: blanks are left out, since an import leaves them as they are. */
    ObjectNode row(String address, Fields wanted) {
        ObjectNode row = ConstantContactAnswer.JSON.createObjectNode();
        row.put("email", address);
        putUnlessBlank(row, "first_name", wanted.firstName());
        putUnlessBlank(row, "last_name", wanted.lastName());
        putUnlessBlank(row, "company_name", wanted.companyName());
        fields.forEach(field -> putUnlessBlank(row, "cf:" + field.name(), custom(wanted, field)));
        return row;
    }

    /** A new contact on these lists; it is refused when there has ever been one of the address. */
    ObjectNode made(ContactChange.Create create, List<String> lists) {
        ObjectNode contact = ConstantContactAnswer.JSON.createObjectNode();
        ObjectNode email = contact.putObject("email_address").put("address", create.address());
        Consent.statusToSend(create).ifPresent(status -> email.put("permission_to_send", permission(status)));
        putUnlessBlank(contact, "first_name", create.fields().firstName());
        putUnlessBlank(contact, "last_name", create.fields().lastName());
        putUnlessBlank(contact, "company_name", create.fields().companyName());
        contact.put("create_source", "Account");
        lists.forEach(contact.putArray("list_memberships")::add);
        ArrayNode custom = contact.putArray("custom_fields");
        fields.stream()
                .filter(field -> !custom(create.fields(), field).isEmpty())
                .forEach(field -> custom.add(customField(field.id(), custom(create.fields(), field))));
        return contact;
    }

    /**
     * What a contact is overwritten with: all that it has, but for what is to change. No permission is sent, and the lists are
     * left alone.
     */
    ObjectNode overwritten(JsonNode present, String address, Fields wanted) {
        ObjectNode contact = ConstantContactAnswer.JSON.createObjectNode();
        contact.putObject("email_address").put("address", address);
        contact.put("first_name", wanted.firstName());
        contact.put("last_name", wanted.lastName());
        contact.put("company_name", wanted.companyName());
        KEPT.stream().filter(name -> present.hasNonNull(name)).forEach(name -> contact.set(name, present.get(name)));
        contact.put("update_source", "Account");
        if (!fields.isEmpty()) {
            contact.set("custom_fields", customFields(present, wanted));
        }
        return contact;
    }

    /** Custom fields are replaced when they are sent, so those of others are sent along. */
    private ArrayNode customFields(JsonNode present, Fields wanted) {
        Set<String> ours = fields.stream().map(CustomField::id).collect(toSet());
        ArrayNode all = ConstantContactAnswer.JSON.createArrayNode();
        for (JsonNode field : present.path("custom_fields")) {
            if (!ours.contains(field.path("custom_field_id").asText())) {
                all.add(field);
            }
        }
        fields.stream()
                .filter(field -> !custom(wanted, field).isEmpty())
                .forEach(field -> all.add(customField(field.id(), custom(wanted, field))));
        return all;
    }

    private static ObjectNode customField(String id, String value) {
        return ConstantContactAnswer.JSON
                .createObjectNode()
                .put("custom_field_id", id)
                .put("value", value);
    }

    private static String custom(Fields wanted, CustomField field) {
        return wanted.custom().getOrDefault(field.memberField(), "");
    }

    private static void putUnlessBlank(ObjectNode node, String name, String value) {
        if (!value.isBlank()) {
            node.put(name, value);
        }
    }

    /** Rollcall sends no other: whoever is in the association has not asked for it himself. */
    private static String permission(ContactStatus status) {
        if (status != ContactStatus.SUBSCRIBED) {
            throw new IllegalArgumentException("a contact is made subscribed or not at all");
        }
        return "implicit";
    }

    RemoteContact read(JsonNode contact) {
        JsonNode email = contact.path("email_address");
        ContactStatus status = status(contact);
        return new RemoteContact(
                email.path("address").asText().toLowerCase(Locale.ROOT),
                contact.path("contact_id").asText(),
                status,
                fieldsOf(contact),
                StreamSupport.stream(contact.path("list_memberships").spliterator(), false)
                        .map(JsonNode::asText)
                        .collect(toSet()),
                moment(contact.path("created_at")),
                status == ContactStatus.UNSUBSCRIBED ? moment(email.path("opt_out_date")) : null,
                null);
    }

    /** A deleted contact keeps its permission; a hold follows bounces; a word that is new to us is no consent. */
    static ContactStatus status(JsonNode contact) {
        if (!contact.path("deleted_at").asText("").isEmpty()) {
            return ContactStatus.ARCHIVED;
        }
        return switch (contact.path("email_address").path("permission_to_send").asText()) {
            case "implicit", "explicit" -> ContactStatus.SUBSCRIBED;
            case "unsubscribed" -> ContactStatus.UNSUBSCRIBED;
            case "temp_hold" -> ContactStatus.CLEANED;
            case "pending_confirmation" -> ContactStatus.PENDING;
            default -> ContactStatus.TRANSACTIONAL;
        };
    }

    private Fields fieldsOf(JsonNode contact) {
        Map<String, String> values = new HashMap<>();
        for (JsonNode field : contact.path("custom_fields")) {
            values.put(
                    field.path("custom_field_id").asText(), field.path("value").asText(""));
        }
        return new Fields(
                contact.path("first_name").asText(""),
                contact.path("last_name").asText(""),
                contact.path("company_name").asText(""),
                fields.stream()
                        .filter(field -> !values.getOrDefault(field.id(), "").isEmpty())
                        .collect(toMap(CustomField::memberField, field -> values.getOrDefault(field.id(), ""))));
    }

    private static @Nullable Instant moment(JsonNode text) {
        try {
            return text.asText("").isEmpty()
                    ? null
                    : OffsetDateTime.parse(text.asText()).toInstant();
        } catch (DateTimeParseException e) {
            return null;
        }
    }
}
