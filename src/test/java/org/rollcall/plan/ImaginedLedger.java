package org.rollcall.plan;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.rollcall.plan.Contact.Origin;
import org.rollcall.plan.ImaginedProvider.Held;
import org.rollcall.plan.Situation.Placement;
import org.rollcall.plan.Situation.Wanted;

/** What is wanted, and what Rollcall believes of a provider, which may be long untrue. */
final class ImaginedLedger {

    /** An address that a group wants. */
    record Target(Wanted wanted, Set<UUID> lists) {}

    final Map<String, Contact> contacts = new TreeMap<>();
    final Set<String> readFirst = new TreeSet<>();
    final Set<UUID> heldLists = new TreeSet<>();
    private final Map<String, Set<UUID>> on = new TreeMap<>();
    private final Map<String, Refusal> refusals = new TreeMap<>();
    private final Set<String> looked = new TreeSet<>();
    private Map<String, Target> targets = Map.of();

    void want(Map<String, Target> next) {
        next.forEach((address, target) -> {
            Target before = targets.get(address);
            if (before == null || !before.equals(target)) {
                refusals.remove(address);
            }
        });
        looked.addAll(next.keySet());
        targets = next;
    }

    /** All addresses that are or were wanted and are not done with. */
    Set<String> addresses() {
        return looked;
    }

    Map<String, Target> targets() {
        return targets;
    }

    Set<UUID> listsOf(String address) {
        return on.getOrDefault(address, Set.of());
    }

    Situation situation(String address) {
        Target target = targets.get(address);
        Contact contact = contacts.get(address);
        return new Situation(
                address,
                target == null ? null : target.wanted(),
                contact,
                target == null || contact != null
                        ? null
                        : former(target.wanted().owner()),
                target == null && contact != null && awaitsRename(contact),
                placements(address, target),
                refusals.get(address));
    }

    private @Nullable Contact former(UUID owner) {
        return contacts.values().stream()
                .filter(contact -> owner.equals(contact.owner()))
                .filter(contact -> looked.contains(contact.address()) && !targets.containsKey(contact.address()))
                .filter(contact -> contact.status() == ContactStatus.SUBSCRIBED && contact.origin() != Origin.FOREIGN)
                .findFirst()
                .orElse(null);
    }

    private boolean awaitsRename(Contact contact) {
        return targets.entrySet().stream()
                .anyMatch(target -> target.getValue().wanted().owner().equals(contact.owner())
                        && !refusals.containsKey(target.getKey())
                        && !contacts.containsKey(target.getKey()));
    }

    private List<Placement> placements(String address, @Nullable Target target) {
        Set<UUID> wanted = target == null ? Set.of() : target.lists();
        Set<UUID> all = new TreeSet<>(wanted);
        all.addAll(listsOf(address));
        Contact contact = contacts.get(address);
        boolean ours = contact != null && contact.origin() != Origin.FOREIGN;
        return all.stream()
                .map(list -> new Placement(
                        list,
                        wanted.contains(list),
                        listsOf(address).contains(list),
                        ours,
                        heldLists.contains(list),
                        false,
                        false))
                .toList();
    }

    /** Takes in what was read: the provider's word counts. */
    void take(String address, Optional<Held> found) {
        if (found.isEmpty()) {
            forget(address);
            return;
        }
        Held held = found.get();
        follow(held);
        Optional<Contact> known = Optional.ofNullable(contacts.get(held.address()))
                .filter(contact -> contact.contactId().equals(held.id()));
        boolean archivedByUs = held.status() == ContactStatus.ARCHIVED
                && known.filter(Contact::archivedByUs).isPresent();
        put(new Contact(
                held.address(),
                held.id(),
                held.status(),
                known.map(Contact::origin).orElse(Origin.FOREIGN),
                archivedByUs,
                held.fields(),
                known.map(Contact::owner).orElse(null)));
        on.put(held.address(), held.lists());
        if (!held.address().equals(address)) {
            forget(address);
        }
    }

    /** A contact that a person moved keeps its history; its former address is reported and left alone. */
    private void follow(Held held) {
        contacts.values().stream()
                .filter(contact -> contact.contactId().equals(held.id()))
                .filter(contact -> !contact.address().equals(held.address()))
                .findFirst()
                .ifPresent(contact -> {
                    rename(contact, held.address());
                    if (targets.containsKey(contact.address())) {
                        refuse(contact.address(), SyncErrorCode.EMAIL_CHANGED);
                    }
                });
    }

    void rename(Contact contact, String address) {
        Set<UUID> lists = listsOf(contact.address());
        forget(contact.address());
        on.put(address, lists);
        put(new Contact(
                address,
                contact.contactId(),
                contact.status(),
                contact.origin(),
                contact.archivedByUs(),
                contact.fields(),
                contact.owner()));
    }

    void put(Contact contact) {
        contacts.put(contact.address(), contact);
    }

    void place(String address, UUID list, boolean there) {
        var next = new TreeSet<>(listsOf(address));
        if (there) {
            next.add(list);
        } else {
            next.remove(list);
        }
        on.put(address, next);
    }

    void refuse(String address, SyncErrorCode code) {
        refusals.put(address, new Refusal(code, null, null));
    }

    void forget(String address) {
        contacts.remove(address);
        on.remove(address);
    }

    /** Nobody wants it, and nothing is left to do. */
    void doneWith(String address) {
        looked.remove(address);
    }
}
