package org.rollcall.provider.constantcontact;

import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.UUID;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.rollcall.plan.AddressPlan;
import org.rollcall.plan.Contact;
import org.rollcall.plan.ContactChange;
import org.rollcall.plan.ContactStatus;
import org.rollcall.plan.Fields;
import org.rollcall.plan.Outcome;

/** Plans of single addresses. */
final class Plans {

    static final UUID OWNER = new UUID(1, 1);
    static final UUID LIST = new UUID(2, 1);
    static final UUID OTHER_LIST = new UUID(2, 2);
    static final Fields ANN = new Fields("Ann", "Archer", "Acme", Map.of());
    static final Fields BOB = new Fields("Bob", "Baker", "Bond", Map.of());
    static final Fields ANN_ALONE = new Fields("Ann", "Archer", "", Map.of());

    private Plans() {}

    static AddressPlan newcomer(String address, UUID... putOn) {
        return plan(new ContactChange.Create(address, OWNER, ANN), List.of(putOn), List.of());
    }

    /** A contact of the ledger that carries Ann's fields. */
    static Contact contact(String address) {
        return new Contact(
                address, "id of " + address, ContactStatus.SUBSCRIBED, Contact.Origin.MADE, false, ANN, OWNER);
    }

    /** A change of a contact that is on the list and stays on it. */
    static AddressPlan update(String address, Fields to, UUID... putOn) {
        return plan(new ContactChange.Update(contact(address), OWNER, to), List.of(putOn), List.of(LIST));
    }

    static AddressPlan rename(String from, String to) {
        return plan(new ContactChange.Rename(to, contact(from), OWNER, ANN), List.of(), List.of(LIST));
    }

    static AddressPlan joins(String address, UUID... putOn) {
        return onLists(contact(address), List.of(putOn), List.of());
    }

    static AddressPlan leaves(String address, UUID... takeOff) {
        return onLists(contact(address), List.of(), List.of(takeOff));
    }

    static AddressPlan onLists(Contact contact, List<UUID> putOn, List<UUID> takeOff) {
        return new AddressPlan(contact.address(), contact, null, putOn, takeOff, List.of(), new Outcome.Synced());
    }

    static AddressPlan plan(ContactChange change, List<UUID> putOn, List<UUID> staysOn) {
        return new AddressPlan(
                change.address(), contact(change), change, putOn, List.of(), staysOn, new Outcome.Synced());
    }

    private static @Nullable Contact contact(ContactChange change) {
        return switch (change) {
            case ContactChange.Create ignored -> null;
            case ContactChange.Rename ignored -> null;
            case ContactChange.Adopt adopt -> adopt.contact();
            case ContactChange.Update update -> update.contact();
            case ContactChange.HandOver handOver -> handOver.contact();
            case ContactChange.Restore restore -> restore.contact();
            case ContactChange.Archive archive -> archive.contact();
        };
    }

    static AddressPlan plan(ContactChange change) {
        return plan(change, List.of(), List.of());
    }

    /** An address of so many characters. */
    static String address(int length) {
        int local = length / 2;
        return "a".repeat(local) + "@" + "m".repeat(length - local - "@.test".length()) + ".test";
    }

    static List<String> addresses(int count) {
        return IntStream.range(0, count).mapToObj(i -> "m" + i + "@rows.test").toList();
    }

    /** What any push may hold, for as many addresses. */
    static List<AddressPlan> random(Random random, int count) {
        return addresses(count).stream().map(address -> random(random, address)).toList();
    }

    private static AddressPlan random(Random random, String name) {
        String address = random.nextInt(20) == 0 ? "x".repeat(random.nextInt(80)) + name : name;
        return switch (random.nextInt(6)) {
            case 0 -> newcomer(address, lists(random));
            case 1 -> update(address, random.nextBoolean() ? BOB : ANN_ALONE, lists(random));
            case 2 -> rename("old-" + address, address);
            case 3 -> leaves(address, lists(random));
            case 4 -> plan(new ContactChange.Adopt(contact(address), OWNER, random.nextBoolean() ? ANN : BOB));
            default -> joins(address, lists(random));
        };
    }

    private static UUID[] lists(Random random) {
        return IntStream.range(0, 4)
                .filter(i -> random.nextBoolean())
                .mapToObj(i -> new UUID(2, i))
                .toArray(UUID[]::new);
    }
}
