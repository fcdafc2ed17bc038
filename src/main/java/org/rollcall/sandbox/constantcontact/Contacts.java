package org.rollcall.sandbox.constantcontact;

import io.smallrye.mutiny.Uni;
import io.vertx.core.json.JsonObject;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import org.rollcall.sandbox.Answer;

/** The calls that write one contact. */
@ApplicationScoped
class Contacts {

    private final ContactStore contacts;
    private final ListStore lists;
    private final CustomFieldStore fields;

    Contacts(ContactStore contacts, ListStore lists, CustomFieldStore fields) {
        this.contacts = contacts;
        this.lists = lists;
        this.fields = fields;
    }

    /** Adds a contact, unless its address ever was in the account. */
    Uni<Answer> post(Call call) {
        ContactRequest wish = ContactRequest.forPost(call);
        Permission permission = Optional.ofNullable(wish.permission()).orElse(Permission.IMPLICIT);
        Contact made = Contact.unsaved(
                        wish.email(), Consent.of(permission, wish.source(), wish.reason(), call.now()), call.now())
                .withProfile(wish.profile());
        return requireKnown(call, wish)
                .chain(() -> requireFree(call, made))
                .chain(() -> save(call, applied(made, wish), wish))
                .map(contact -> Replies.created(ContactView.whole().json(contact), 1));
    }

    /** Overwrites a contact; a deleted one is taken up again. */
    Uni<Answer> put(Call call) {
        ContactRequest wish = ContactRequest.forPut(call);
        return find(call)
                .chain(before -> requireKnown(call, wish).chain(() -> {
                    Contact after = applied(overwritten(call, before.revived(), wish), wish)
                            .changedFrom(before, call.now());
                    call.note(ConsentRule.raised(before, after));
                    return requireFree(call, after)
                            .chain(() -> save(call, after, wish))
                            .map(contact -> Replies.ok(ContactView.whole().json(contact), 1));
                }));
    }

    Uni<Answer> delete(Call call) {
        return find(call)
                .chain(contact -> contacts.delete(call.db(), List.of(contact.id()), call.now()))
                .replaceWith(Replies.noContent(1));
    }

    /** Asks somebody who unsubscribed, by mail, whether he wants to come back; it is up to him then. */
    Uni<Answer> resubscribe(Call call) {
        JsonObject body = call.body();
        new Shape()
                .check(body, Map.of("list_ids", Shape.Rule.array(50)))
                .require(body, "list_ids")
                .settle(call);
        Set<UUID> into = Call.ids(body, "list_ids");
        return find(call).chain(before -> {
            if (before.consent().permission() != Permission.UNSUBSCRIBED) {
                throw Problem.invalid("The contact is not unsubscribed.");
            }
            Consent asked = before.consent().turnedTo(Permission.PENDING_CONFIRMATION, "Account", null, call.now());
            Contact after =
                    before.withConsent(asked, call.now()).withLists(into).changedFrom(before, call.now());
            call.note(ConsentRule.raised(before, after));
            return lists.require(call.db(), into)
                    .chain(() -> contacts.save(call.db(), after, "Account", Writer.API))
                    .replaceWith(Replies.ok(ContactView.whole().json(after), 1));
        });
    }

    private static Contact overwritten(Call call, Contact before, ContactRequest wish) {
        Contact after = before.withProfile(wish.profile());
        if (!wish.email().isEmpty()) {
            after = after.withEmail(wish.email(), call.now());
        }
        if (wish.permission() != null) {
            Consent next = before.consent().turnedTo(wish.permission(), wish.source(), wish.reason(), call.now());
            after = after.withConsent(next, call.now());
        }
        return after;
    }

    /** What hangs on a contact stays as it is unless it was sent. */
    private static Contact applied(Contact contact, ContactRequest wish) {
        return contact.withDetails(wish.details())
                .withCustomFields(wish.customFields().orElse(contact.customFields()))
                .withLists(wish.lists().orElse(contact.lists()));
    }

    private Uni<Contact> save(Call call, Contact contact, ContactRequest wish) {
        return contacts.save(call.db(), contact, wish.source(), Writer.API).replaceWith(contact);
    }

    private Uni<Contact> find(Call call) {
        return contacts.find(call.db(), call.id("contact")).map(found -> found.orElseThrow(Problem::notFound));
    }

    private Uni<Void> requireFree(Call call, Contact contact) {
        return contacts.find(call.db(), contact.email())
                .invoke(found -> found.filter(other -> !other.id().equals(contact.id()))
                        .ifPresent(other -> {
                            throw Problem.emailTaken(other.id());
                        }))
                .replaceWithVoid();
    }

    private Uni<Void> requireKnown(Call call, ContactRequest wish) {
        return lists.require(call.db(), wish.lists().orElse(new TreeSet<>()))
                .chain(() -> fields.all(call.db()))
                .invoke(all -> ContactRequest.requireFields(wish.customFields().orElse(new JsonObject()), all))
                .replaceWithVoid();
    }
}
