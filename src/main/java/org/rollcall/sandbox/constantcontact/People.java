package org.rollcall.sandbox.constantcontact;

import io.smallrye.mutiny.Uni;
import io.vertx.core.json.JsonObject;
import io.vertx.mutiny.sqlclient.SqlConnection;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;
import org.rollcall.sandbox.ControlError;
import org.rollcall.sandbox.PersonAct;

/** What subscribers do by themselves, and the association's people at the provider's own screens. */
@ApplicationScoped
class People {

    private final ContactStore contacts;
    private final ListStore lists;
    private final MembershipStore memberships;
    private final CustomFieldStore fields;

    People(ContactStore contacts, ListStore lists, MembershipStore memberships, CustomFieldStore fields) {
        this.contacts = contacts;
        this.lists = lists;
        this.memberships = memberships;
        this.fields = fields;
    }

    Uni<Void> act(SqlConnection db, PersonAct act, OffsetDateTime now) {
        if (act.action() != PersonAct.Action.DELETE_LIST && !Address.isValid(act.email())) {
            throw new ControlError("email is '" + act.email() + "', which is no address; allowed is local@domain.tld");
        }
        return switch (act.action()) {
            case SUBSCRIBE -> subscribe(db, act, now);
            case UNSUBSCRIBE -> turn(db, act, Permission.UNSUBSCRIBED, null, now);
            case COMPLAIN -> turn(db, act, Permission.UNSUBSCRIBED, "Marked as spam", now);
            case BOUNCE -> turn(db, act, Permission.TEMP_HOLD, null, now);
            case ARCHIVE -> change(db, act, now, contact -> contact.deleted(now));
            case EDIT -> fields.all(db).chain(own -> change(db, act, now, contact -> edited(contact, act, own)));
            case CHANGE_EMAIL -> changeEmail(db, act, now);
            case LEAVE_LIST -> list(db, act).chain(list -> change(db, act, now, contact -> contact.leaving(list)));
            case JOIN_LIST -> list(db, act).chain(list -> change(db, act, now, contact -> contact.joining(list)));
            case DELETE_LIST ->
                list(db, act)
                        .chain(list -> memberships
                                .empty(db, List.of(list), now)
                                .chain(() -> lists.delete(db, List.of(list), now)));
            case FORGET ->
                throw new ControlError(
                        "action is 'forget', which Constant Contact does not know; allowed is archive, which deletes");
        };
    }

    private Uni<Void> subscribe(SqlConnection db, PersonAct act, OffsetDateTime now) {
        return contacts.find(db, act.email())
                .chain(found -> fields.all(db).chain(own -> {
                    Consent yes = Consent.of(Permission.EXPLICIT, "Contact", null, now);
                    Contact before = found.orElseGet(() -> Contact.unsaved(act.email(), yes, now));
                    Consent next = before.consent().turnedTo(Permission.EXPLICIT, "Contact", null, now);
                    Contact after = edited(before.revived().withConsent(next, now), act, own);
                    return save(db, after.changedFrom(before, now));
                }));
    }

    private Uni<Void> turn(
            SqlConnection db, PersonAct act, Permission next, @Nullable String reason, OffsetDateTime now) {
        return change(
                db,
                act,
                now,
                contact -> contact.withConsent(contact.consent().turnedTo(next, "Contact", reason, now), now));
    }

    private Uni<Void> changeEmail(SqlConnection db, PersonAct act, OffsetDateTime now) {
        String next = Optional.ofNullable(act.newEmail()).orElse("");
        if (!Address.isValid(next)) {
            throw new ControlError("newEmail is '" + next + "', which is no address; allowed is local@domain.tld");
        }
        return contacts.find(db, next).chain(taken -> {
            if (taken.isPresent() && !Address.normal(next).equals(Address.normal(act.email()))) {
                throw new ControlError(
                        "newEmail is '" + next + "', which another contact has; allowed is one that nobody has");
            }
            return change(db, act, now, contact -> contact.withEmail(next, now));
        });
    }

    private Uni<Void> change(SqlConnection db, PersonAct act, OffsetDateTime now, UnaryOperator<Contact> to) {
        return contacts.find(db, act.email()).chain(found -> {
            Contact before = found.orElseThrow(
                    () -> new ControlError(
                            "email is '" + act.email()
                                    + "', which no contact has; allowed are those of GET /sandbox/control/contacts, or action subscribe"));
            return save(db, to.apply(before).changedFrom(before, now));
        });
    }

    private Uni<Void> save(SqlConnection db, Contact contact) {
        return contacts.save(db, contact, "Contact", Writer.PERSON);
    }

    private Uni<UUID> list(SqlConnection db, PersonAct act) {
        String asked = Optional.ofNullable(act.list()).orElse("");
        return lists.find(db, asked)
                .map(found -> found.orElseThrow(() -> new ControlError(
                                "list is '" + asked + "', which no list has for a name or an id; allowed are those of"
                                        + " GET /sandbox/constant-contact/v3/contact_lists"))
                        .id());
    }

    /** Fields are named as in the API, or by the label or name of a custom field. */
    private static Contact edited(Contact contact, PersonAct act, List<CustomField> own) {
        JsonObject profile = contact.profile().copy();
        JsonObject values = contact.customFields().copy();
        act.fields().forEach(each -> {
            String name = each.getKey();
            Optional<CustomField> field = own.stream()
                    .filter(every -> every.label().equals(name) || every.name().equals(name))
                    .findFirst();
            if (field.isPresent()) {
                put(values, field.get().id().toString(), each.getValue());
            } else if (ContactRequest.PROFILE.containsKey(name)) {
                put(profile, name, each.getValue());
            } else {
                throw new ControlError("fields has '" + name + "', which no contact has; allowed are "
                        + String.join(", ", ContactRequest.PROFILE.keySet()) + " and the labels of custom fields");
            }
        });
        return contact.withProfile(profile).withCustomFields(values);
    }

    private static void put(JsonObject values, String name, @Nullable Object value) {
        if (value == null || value.equals("")) {
            values.remove(name);
        } else {
            values.put(name, value);
        }
    }
}
