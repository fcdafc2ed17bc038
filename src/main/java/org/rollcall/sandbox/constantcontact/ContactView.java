package org.rollcall.sandbox.constantcontact;

import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** A contact as it is answered; what hangs on it is shown to those only who ask for it. */
final class ContactView {

    private static final List<String> INCLUDABLE =
            List.of("custom_fields", "list_memberships", "phone_numbers", "street_addresses", "taggings", "notes");

    private final List<String> included;

    private ContactView(List<String> included) {
        this.included = included;
    }

    /** Shows what is named, separated by commas. */
    static ContactView of(@Nullable String include) {
        List<String> included = include == null ? List.of() : List.of(include.split(",", -1));
        if (!INCLUDABLE.containsAll(included)) {
            throw Problem.shape("include does not have a valid value");
        }
        return new ContactView(included);
    }

    static ContactView whole() {
        return new ContactView(INCLUDABLE);
    }

    JsonObject json(Contact contact) {
        Contact.Dates dates = contact.dates();
        JsonObject json = new JsonObject()
                .put("contact_id", contact.id().toString())
                .put("email_address", email(contact))
                .mergeIn(contact.profile())
                .put("created_at", Times.write(dates.createdAt()))
                .put("updated_at", Times.write(dates.updatedAt()))
                .put("deleted_at", Times.writeDate(dates.deletedAt()));
        for (String name : included) {
            json.put(name, part(contact, name));
        }
        return Replies.compact(json);
    }

    private static JsonObject email(Contact contact) {
        Consent consent = contact.consent();
        return Replies.compact(new JsonObject()
                .put("address", contact.email())
                .put("permission_to_send", consent.permission().word())
                .put("created_at", Times.write(contact.dates().emailCreatedAt()))
                .put("updated_at", Times.write(contact.dates().emailUpdatedAt()))
                .put("opt_in_source", consent.optInSource())
                .put("opt_in_date", Times.write(consent.optInDate()))
                .put("opt_out_source", consent.optOutSource())
                .put("opt_out_date", Times.write(consent.optOutDate()))
                .put("opt_out_reason", consent.optOutReason())
                .put("confirm_status", "off"));
    }

    private static JsonArray part(Contact contact, String name) {
        return switch (name) {
            case "list_memberships" -> Activity.strings(new TreeSet<>(contact.lists()));
            case "custom_fields" -> {
                List<JsonObject> fields = new ArrayList<>();
                contact.customFields()
                        .forEach(each -> fields.add(new JsonObject()
                                .put("custom_field_id", each.getKey())
                                .put("value", each.getValue())));
                yield new JsonArray(fields);
            }
            default -> contact.details().getJsonArray(name, new JsonArray());
        };
    }
}
