package org.rollcall.sandbox.mailchimp;

import io.smallrye.mutiny.Uni;
import io.vertx.core.json.JsonObject;
import io.vertx.mutiny.sqlclient.SqlConnection;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Optional;
import org.rollcall.sandbox.ControlError;
import org.rollcall.sandbox.PersonAct;

/** What subscribers do by themselves, and the association's people at the provider's own screens. */
@ApplicationScoped
class People {

    private final AudienceStore audiences;
    private final ContactStore contacts;

    People(AudienceStore audiences, ContactStore contacts) {
        this.audiences = audiences;
        this.contacts = contacts;
    }

    Uni<Void> act(SqlConnection db, PersonAct act) {
        if (act.action() == PersonAct.Action.DELETE_LIST) {
            throw noLists(act);
        }
        if (!Address.isValid(act.email())) {
            throw new ControlError("email is '" + act.email() + "', which is no address; allowed is local@domain.tld");
        }
        return audiences
                .lockAccount(db)
                .chain(() -> audiences.all(db))
                .map(List::getFirst)
                .chain(audience ->
                        contacts.find(db, audience.id(), act.email()).chain(found -> act(db, audience, act, found)));
    }

    private Uni<Void> act(SqlConnection db, Audience audience, PersonAct act, Optional<Contact> found) {
        JsonObject fields = MergeValues.check(audience, act.fields(), false).values();
        return switch (act.action()) {
            case SUBSCRIBE -> subscribe(db, audience, act.email(), fields, found);
            case UNSUBSCRIBE -> turn(db, known(act, found), Status.UNSUBSCRIBED, "N/A (Unsubscribed by the contact)");
            case COMPLAIN -> turn(db, known(act, found), Status.UNSUBSCRIBED, "abuse");
            case BOUNCE -> turn(db, known(act, found), Status.CLEANED, "");
            case ARCHIVE -> turn(db, known(act, found), Status.ARCHIVED, "");
            case FORGET -> contacts.forget(db, audience.id(), known(act, found), Writer.PERSON);
            case EDIT -> change(db, known(act, found).withFields(fields, new JsonObject()));
            case CHANGE_EMAIL -> changeEmail(db, audience, act, known(act, found));
            case LEAVE_LIST, JOIN_LIST, DELETE_LIST -> throw noLists(act);
        };
    }

    private Uni<Void> subscribe(
            SqlConnection db, Audience audience, String email, JsonObject fields, Optional<Contact> found) {
        Contact subscribed = found.orElseGet(() -> Contact.unsaved(email, Status.SUBSCRIBED, Writer.PERSON))
                .withStatus(Status.SUBSCRIBED, Writer.PERSON, "")
                .withFields(fields, new JsonObject());
        return found.isPresent()
                ? change(db, subscribed)
                : contacts.create(db, audience.id(), List.of(subscribed), Writer.PERSON)
                        .replaceWithVoid();
    }

    private Uni<Void> changeEmail(SqlConnection db, Audience audience, PersonAct act, Contact contact) {
        String next = Optional.ofNullable(act.newEmail()).orElse("");
        if (!Address.isValid(next)) {
            throw new ControlError("newEmail is '" + next + "', which is no address; allowed is local@domain.tld");
        }
        return contacts.find(db, audience.id(), next).chain(taken -> {
            if (taken.filter(other -> other.webId() != contact.webId()).isPresent()) {
                throw new ControlError(
                        "newEmail is '" + next + "', which another contact has; allowed is one that nobody has");
            }
            return change(db, contact.withEmail(next));
        });
    }

    private Uni<Void> turn(SqlConnection db, Contact contact, Status status, String reason) {
        return change(db, contact.withStatus(status, Writer.PERSON, reason));
    }

    private Uni<Void> change(SqlConnection db, Contact contact) {
        return contacts.change(db, List.of(contact), Writer.PERSON).replaceWithVoid();
    }

    private static Contact known(PersonAct act, Optional<Contact> found) {
        return found.orElseThrow(() -> new ControlError("email is '" + act.email()
                + "', which no contact has; allowed are those of GET /sandbox/control/contacts, or action subscribe"));
    }

    private static ControlError noLists(PersonAct act) {
        return new ControlError("action is '" + act.action().word()
                + "', but a Mailchimp audience has no lists to leave, join or delete; allowed is unsubscribe");
    }
}
