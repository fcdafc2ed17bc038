package org.rollcall.plan;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** A provider with the manners of Mailchimp, by the documentation: contacts, who set their status, and what calls do. */
final class ImaginedProvider {

    /**
     * A contact.
     *
     * @param archivedFrom what it was when a call archived it; null when none did
     */
    record Held(
            String id,
            String address,
            ContactStatus status,
            @Nullable ContactStatus archivedFrom,
            Fields fields,
            Set<UUID> lists) {

        Held with(ContactStatus next) {
            return new Held(id, address, next, null, fields, lists);
        }

        Held with(Fields next) {
            return new Held(id, address, status, archivedFrom, next, lists);
        }

        Held at(String next) {
            return new Held(id, next, status, archivedFrom, fields, lists);
        }

        Held on(UUID list, boolean on) {
            var next = new TreeSet<>(lists);
            if (on) {
                next.add(list);
            } else {
                next.remove(list);
            }
            return new Held(id, address, status, archivedFrom, fields, next);
        }

        Held archivedByCall() {
            ContactStatus before = status;
            return new Held(id, address, ContactStatus.ARCHIVED, before, fields, lists);
        }
    }

    /** How a call about one contact ended. */
    enum Answer {
        DONE,
        /** It is there already, is not there, or is in a state that does not allow it. */
        CONTRADICTED,
        FORGOTTEN
    }

    private final Map<String, Held> contacts = new TreeMap<>();
    private final Set<String> forgotten = new TreeSet<>();

    /** Writes that subscribed somebody who was not, nor had been archived by a call while subscribed. */
    final List<String> raised = new ArrayList<>();

    private int made;

    List<Held> all() {
        return List.copyOf(contacts.values());
    }

    Optional<Held> at(String address) {
        return Optional.ofNullable(contacts.get(address));
    }

    Optional<Held> withId(String id) {
        return contacts.values().stream().filter(held -> held.id().equals(id)).findFirst();
    }

    // What people do.

    void personSets(String address, ContactStatus status) {
        at(address).ifPresent(held -> keep(held.with(status)));
    }

    void personSignsUp(String address, ContactStatus status, Fields fields) {
        forgotten.remove(address);
        keep(at(address)
                .map(held -> held.with(status))
                .orElseGet(() -> new Held(nextId(), address, status, null, fields, Set.of())));
    }

    void personEdits(String address, Fields fields) {
        at(address).ifPresent(held -> keep(held.with(fields)));
    }

    void personMoves(String from, String to) {
        if (!contacts.containsKey(to)) {
            at(from).ifPresent(held -> move(held, to));
        }
    }

    void personForgets(String address) {
        if (contacts.remove(address) != null) {
            forgotten.add(address);
        }
    }

    // What calls do.

    /** As a bulk call that leaves existing contacts alone. */
    Answer create(String address, ContactStatus status, Fields fields) {
        if (contacts.containsKey(address)) {
            return Answer.CONTRADICTED;
        }
        if (forgotten.contains(address)) {
            return Answer.FORGOTTEN;
        }
        keep(new Held(nextId(), address, status, null, fields, Set.of()));
        return Answer.DONE;
    }

    /** As a PATCH: whatever is given is laid over what is there. */
    Answer patch(String id, String address, Optional<ContactStatus> status, Fields fields) {
        Optional<Held> found = withId(id);
        if (found.isEmpty()) {
            return Answer.CONTRADICTED;
        }
        Held before = found.get();
        if (!address.equals(before.address()) && contacts.containsKey(address)) {
            return Answer.CONTRADICTED;
        }
        if (!address.equals(before.address()) && forgotten.contains(address)) {
            return Answer.FORGOTTEN;
        }
        status.filter(next -> raises(before, next)).ifPresent(next -> raised.add(before + " was turned into " + next));
        Held after = status.map(before::with).orElse(before).with(fields);
        move(before, address);
        keep(after.at(address));
        return Answer.DONE;
    }

    private static boolean raises(Held before, ContactStatus next) {
        boolean takesBack =
                before.status() == ContactStatus.ARCHIVED && before.archivedFrom() == ContactStatus.SUBSCRIBED;
        return next == ContactStatus.SUBSCRIBED && before.status() != ContactStatus.SUBSCRIBED && !takesBack;
    }

    /** As a DELETE: bounced, unconfirmed and archived contacts cannot be archived, unsubscribed ones can. */
    Answer archive(String id) {
        Optional<Held> found = withId(id).filter(held -> switch (held.status()) {
            case SUBSCRIBED, UNSUBSCRIBED, TRANSACTIONAL -> true;
            case CLEANED, PENDING, ARCHIVED -> false;
        });
        found.ifPresent(held -> keep(held.archivedByCall()));
        return found.isPresent() ? Answer.DONE : Answer.CONTRADICTED;
    }

    /** Tells only of whom the call put on the list. */
    boolean putOn(String address, UUID list) {
        Optional<Held> found = at(address)
                .filter(held -> held.status() != ContactStatus.ARCHIVED)
                .filter(held -> !held.lists().contains(list));
        found.ifPresent(held -> keep(held.on(list, true)));
        return found.isPresent();
    }

    /** Shows whom the call took off the list. */
    Optional<Held> takeOff(String address, UUID list) {
        Optional<Held> found = at(address).filter(held -> held.lists().contains(list));
        found.ifPresent(held -> keep(held.on(list, false)));
        return found;
    }

    private void move(Held held, String address) {
        contacts.remove(held.address());
        keep(held.at(address));
    }

    private void keep(Held held) {
        contacts.put(held.address(), held);
    }

    private String nextId() {
        return "c" + ++made;
    }
}
