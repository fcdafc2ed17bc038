package org.rollcall.plan;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.rollcall.plan.Contact.Origin;
import org.rollcall.plan.ImaginedProvider.Answer;
import org.rollcall.plan.ImaginedProvider.Held;

/**
 * Carries plans out as the Mailchimp platform does: contacts are made and changed, then lists, then archived; a contact
 * is looked at once more before it is restored or archived; what contradicts the ledger is read and left for later.
 */
final class ImaginedPush {

    /** What was done, as kinds of changes; so that a property which nothing happened in is noticed. */
    enum Deed {
        CREATED,
        ADOPTED,
        UPDATED,
        HANDED_OVER,
        RENAMED,
        RESTORED,
        ARCHIVED,
        PUT_ON,
        TAKEN_OFF,
        CONTRADICTED,
        FORGOTTEN
    }

    private final ImaginedProvider provider;
    private final ImaginedLedger ledger;

    /** What people do while the calls are made. */
    private final Runnable meanwhile;

    private final Set<String> stopped = new TreeSet<>();
    final Map<Deed, Integer> deeds = new EnumMap<>(Deed.class);

    ImaginedPush(ImaginedProvider provider, ImaginedLedger ledger, Runnable meanwhile) {
        this.provider = provider;
        this.ledger = ledger;
        this.meanwhile = meanwhile;
    }

    void carryOut(List<AddressPlan> plans) {
        for (AddressPlan plan : plans) {
            ContactChange change = plan.change();
            if (change != null && !(change instanceof ContactChange.Archive)) {
                meanwhile.run();
                change(change);
            }
        }
        for (AddressPlan plan : plans) {
            if (!stopped.contains(plan.address())) {
                meanwhile.run();
                lists(plan);
            }
        }
    }

    private void change(ContactChange change) {
        switch (change) {
            case ContactChange.Create create -> create(create);
            case ContactChange.Adopt adopt ->
                write(change, Deed.ADOPTED, adopt.contact(), adopt.owner(), adopt.fields(), adopt.writes());
            case ContactChange.Update update ->
                write(change, Deed.UPDATED, update.contact(), update.owner(), update.fields(), true);
            case ContactChange.HandOver it ->
                write(change, Deed.HANDED_OVER, it.contact(), it.owner(), it.fields(), it.writes());
            case ContactChange.Rename rename ->
                write(change, Deed.RENAMED, rename.former(), rename.owner(), rename.fields(), true);
            case ContactChange.Restore restore -> restore(restore);
            case ContactChange.Archive ignored -> {}
        }
    }

    private void create(ContactChange.Create create) {
        ContactStatus status = Consent.statusToSend(create).orElseThrow();
        Answer answer = provider.create(create.address(), status, create.fields());
        if (accepted(create, answer)) {
            Held held = provider.at(create.address()).orElseThrow();
            done(Deed.CREATED, known(create.address(), held.id(), Origin.MADE, create.owner(), create.fields()));
        }
    }

    private void write(ContactChange change, Deed deed, Contact contact, UUID owner, Fields fields, boolean writes) {
        if (writes && !patched(change, contact, fields)) {
            return;
        }
        if (change instanceof ContactChange.Rename) {
            ledger.rename(contact, change.address());
        }
        Origin origin = contact.origin() == Origin.FOREIGN ? Origin.ADOPTED : contact.origin();
        done(deed, known(change.address(), contact.contactId(), origin, owner, fields));
    }

    private boolean patched(ContactChange change, Contact contact, Fields fields) {
        String address = change instanceof ContactChange.Rename
                ? change.address()
                : provider.withId(contact.contactId()).map(Held::address).orElse(change.address());
        Answer answer = provider.patch(contact.contactId(), address, Consent.statusToSend(change), fields);
        if (!accepted(change, answer)) {
            if (change instanceof ContactChange.Rename) {
                readFirst(contact.address());
            }
            return false;
        }
        if (!address.equals(change.address())) {
            readFirst(change.address());
            return false;
        }
        return true;
    }

    private void restore(ContactChange.Restore restore) {
        boolean archived = provider.withId(restore.contact().contactId())
                .filter(held -> held.status() == ContactStatus.ARCHIVED)
                .isPresent();
        if (archived) {
            write(restore, Deed.RESTORED, restore.contact(), restore.owner(), restore.fields(), true);
        } else {
            accepted(restore, Answer.CONTRADICTED);
        }
    }

    /** The call that takes a leaver off a list shows the contact; the archiving follows with nobody in between. */
    private void lists(AddressPlan plan) {
        List<Held> shown = new ArrayList<>();
        for (UUID list : plan.putOn()) {
            if (provider.putOn(plan.address(), list)) {
                ledger.place(plan.address(), list, true);
                count(Deed.PUT_ON);
            } else {
                readFirst(plan.address());
            }
        }
        for (UUID list : plan.takeOff()) {
            provider.takeOff(plan.address(), list).ifPresent(shown::add);
            ledger.place(plan.address(), list, false);
            count(Deed.TAKEN_OFF);
        }
        if (plan.change() instanceof ContactChange.Archive archive) {
            archive(
                    archive,
                    shown.isEmpty() ? provider.withId(archive.contact().contactId()) : Optional.of(shown.getLast()));
        }
    }

    private void archive(ContactChange.Archive archive, Optional<Held> shown) {
        Contact contact = archive.contact();
        boolean subscribed =
                shown.filter(held -> held.status() == ContactStatus.SUBSCRIBED).isPresent();
        if (accepted(archive, subscribed ? provider.archive(contact.contactId()) : Answer.CONTRADICTED)) {
            ledger.put(new Contact(
                    contact.address(),
                    contact.contactId(),
                    ContactStatus.ARCHIVED,
                    contact.origin(),
                    true,
                    contact.fields(),
                    contact.owner()));
            count(Deed.ARCHIVED);
        }
    }

    private boolean accepted(ContactChange change, Answer answer) {
        switch (answer) {
            case DONE -> {}
            case CONTRADICTED -> {
                readFirst(change.address());
                count(Deed.CONTRADICTED);
            }
            case FORGOTTEN -> {
                stopped.add(change.address());
                ledger.refuse(change.address(), SyncErrorCode.CONTACT_FORGOTTEN);
                count(Deed.FORGOTTEN);
            }
        }
        return answer == Answer.DONE;
    }

    private void readFirst(String address) {
        stopped.add(address);
        ledger.readFirst.add(address);
    }

    private void done(Deed deed, Contact contact) {
        ledger.put(contact);
        count(deed);
    }

    private void count(Deed deed) {
        deeds.merge(deed, 1, Integer::sum);
    }

    private static Contact known(String address, String id, Origin origin, @Nullable UUID owner, Fields fields) {
        return new Contact(address, id, ContactStatus.SUBSCRIBED, origin, false, fields, owner);
    }
}
