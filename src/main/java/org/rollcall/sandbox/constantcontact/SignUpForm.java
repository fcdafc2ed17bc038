package org.rollcall.sandbox.constantcontact;

import static org.rollcall.sandbox.constantcontact.Shape.Rule.array;
import static org.rollcall.sandbox.constantcontact.Shape.Rule.text;

import io.smallrye.mutiny.Uni;
import io.vertx.core.json.JsonObject;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import org.rollcall.sandbox.Answer;
import org.rollcall.sandbox.Violation;

/** Signs people up who asked for it; a client that keeps lists up to date has no business here. */
@ApplicationScoped
class SignUpForm {

    private static final Map<String, Shape.Rule> FIELDS = fields();

    private final ContactStore contacts;
    private final ListStore lists;

    SignUpForm(ContactStore contacts, ListStore lists) {
        this.contacts = contacts;
        this.lists = lists;
    }

    Uni<Answer> post(Call call) {
        JsonObject body = call.body();
        Shape shape =
                new Shape().check(body, FIELDS).require(body, "email_address").require(body, "list_memberships");
        shape.settle(call);
        JsonObject values = ContactRequest.customFields(body, shape).orElse(new JsonObject());
        Set<UUID> into = Call.ids(body, "list_memberships");
        if (into.isEmpty()) {
            shape.error("list_memberships");
        }
        shape.settle(call);
        String email = body.getString("email_address").strip();
        if (!Address.isValid(email)) {
            throw Problem.invalid("email_address does not have a valid value");
        }
        call.note(new Violation(Violation.Kind.SIGN_UP_FORM, email, "signed up by the API"));
        JsonObject profile = ContactRequest.pick(body, ContactRequest.PROFILE.keySet());
        return lists.require(call.db(), into)
                .chain(() -> contacts.find(call.db(), email))
                .chain(found -> {
                    Consent yes = Consent.of(Permission.EXPLICIT, "Contact", null, call.now());
                    Contact before = found.orElseGet(() -> Contact.unsaved(email, yes, call.now()));
                    Contact after = signedUp(call, before, profile, values, into);
                    call.note(ConsentRule.raised(before, after));
                    return contacts.save(call.db(), after, "Contact", Writer.API)
                            .replaceWith(answer(after, found.isEmpty()));
                });
    }

    /** Fields and lists are added to what is there; consent is explicit from now on, whatever it was. */
    private static Contact signedUp(Call call, Contact before, JsonObject profile, JsonObject values, Set<UUID> into) {
        Set<UUID> all = new TreeSet<>(before.lists());
        all.addAll(into);
        Consent yes = before.consent().turnedTo(Permission.EXPLICIT, "Contact", null, call.now());
        return before.revived()
                .withConsent(yes, call.now())
                .withProfile(before.profile().copy().mergeIn(profile))
                .withCustomFields(before.customFields().copy().mergeIn(values))
                .withLists(all)
                .changedFrom(before, call.now());
    }

    private static Answer answer(Contact contact, boolean isNew) {
        JsonObject json = new JsonObject()
                .put("contact_id", contact.id().toString())
                .put("action", isNew ? "created" : "updated");
        return Replies.json(isNew ? 201 : 200, json, 1);
    }

    private static Map<String, Shape.Rule> fields() {
        Map<String, Shape.Rule> fields = new HashMap<>(ContactRequest.PROFILE);
        fields.put("email_address", text(50));
        fields.put("list_memberships", array(50));
        fields.put("custom_fields", array(50));
        fields.put("phone_number", text(25));
        fields.put("street_address", Shape.Rule.of(Shape.Type.OBJECT));
        fields.put("sms_channel", Shape.Rule.of(Shape.Type.OBJECT));
        return Map.copyOf(fields);
    }
}
