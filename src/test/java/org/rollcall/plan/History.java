package org.rollcall.plan;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.UUID;
import org.rollcall.plan.ImaginedLedger.Target;
import org.rollcall.plan.ImaginedProvider.Held;
import org.rollcall.plan.Situation.Terms;
import org.rollcall.plan.Situation.Wanted;

/**
 * A made-up history of one account: members come, leave and change, people act at the provider, and Rollcall reads and
 * sends now and then, often long after what it knows has become untrue.
 */
final class History {

    private static final Terms TERMS = new Terms(Set.of(), true);
    private static final List<String> ADDRESSES = List.of("a@x.test", "b@x.test", "c@x.test", "d@x.test", "e@x.test");
    private static final List<UUID> LISTS = List.of(new UUID(2, 1), new UUID(2, 2));
    private static final List<String> NAMES = List.of("Ann", "Bob", "");
    private static final int MEMBERS = 4;

    private final Random random;
    private final Map<ImaginedPush.Deed, Integer> deeds;
    final ImaginedProvider provider = new ImaginedProvider();
    final ImaginedLedger ledger = new ImaginedLedger();

    History(long seed, Map<ImaginedPush.Deed, Integer> deeds) {
        this.random = new Random(seed);
        this.deeds = deeds;
    }

    /** Lets things happen. */
    void unfold(int events) {
        for (int i = 0; i < events; i++) {
            switch (random.nextInt(8)) {
                case 0, 1 -> changeMembers();
                case 2, 3 -> act();
                case 4 -> read(pick(ADDRESSES));
                case 5 -> {
                    if (random.nextInt(3) == 0) {
                        readAll();
                    }
                }
                case 6 -> hold();
                default -> send(this::perhapsAct);
            }
        }
    }

    /** People have stopped acting, and confirmed what was held. */
    void calmDown() {
        ledger.heldLists.clear();
        readAll();
    }

    List<AddressPlan> plans() {
        return ledger.addresses().stream()
                .map(address -> Planner.plan(ledger.situation(address), TERMS))
                .toList();
    }

    void send(Runnable meanwhile) {
        new TreeSet<>(ledger.readFirst).forEach(this::read);
        List<AddressPlan> open =
                new ArrayList<>(plans().stream().filter(plan -> !plan.settled()).toList());
        Collections.shuffle(open, random);
        var push = new ImaginedPush(provider, ledger, meanwhile);
        push.carryOut(open);
        push.deeds.forEach((deed, times) -> deeds.merge(deed, times, Integer::sum));
        plans().stream()
                .filter(plan -> plan.settled() && plan.outcome() instanceof Outcome.Gone)
                .filter(plan -> !ledger.readFirst.contains(plan.address()))
                .forEach(plan -> ledger.doneWith(plan.address()));
    }

    private void changeMembers() {
        Map<String, Target> next = new TreeMap<>(ledger.targets());
        UUID member = new UUID(1, random.nextInt(MEMBERS));
        next.values().removeIf(target -> target.wanted().owner().equals(member));
        if (random.nextInt(3) > 0) {
            Fields fields = fields();
            var lists = new TreeSet<UUID>();
            LISTS.stream().filter(list -> random.nextBoolean()).forEach(lists::add);
            next.put(pick(ADDRESSES), new Target(new Wanted(member, fields, fields.toString()), lists));
        }
        ledger.want(next);
    }

    private void perhapsAct() {
        if (random.nextInt(6) == 0) {
            act();
        }
    }

    private void act() {
        String address = pick(ADDRESSES);
        switch (random.nextInt(9)) {
            case 0, 1 -> provider.personSets(address, ContactStatus.UNSUBSCRIBED);
            case 2 -> provider.personSets(address, ContactStatus.CLEANED);
            case 3 -> archive(address);
            case 4 -> provider.personSignsUp(address, ContactStatus.SUBSCRIBED, fields());
            case 5 -> provider.personSignsUp(address, ContactStatus.PENDING, fields());
            case 6 -> provider.personEdits(address, fields());
            case 7 -> provider.personMoves(address, pick(ADDRESSES));
            default -> provider.personForgets(address);
        }
    }

    /**
     * What a provider shows of an archived contact does not tell who archived it. So one that Rollcall archived, that a
     * person subscribed and a person archived again, is known as such only if it was read in between.
     */
    private void archive(String address) {
        provider.at(address)
                .map(Held::id)
                .ifPresent(id -> ledger.contacts.values().stream()
                        .filter(contact -> contact.contactId().equals(id) && contact.archivedByUs())
                        .map(Contact::address)
                        .findFirst()
                        .ifPresent(this::read));
        if (provider.at(address).filter(held -> held.archivedFrom() == null).isPresent()) {
            provider.personSets(address, ContactStatus.ARCHIVED);
        }
    }

    private void hold() {
        UUID list = pick(LISTS);
        if (!ledger.heldLists.remove(list) && random.nextInt(3) == 0) {
            ledger.heldLists.add(list);
        }
    }

    /** By the id that is known, or else by address. */
    private void read(String address) {
        ledger.readFirst.remove(address);
        Contact known = ledger.contacts.get(address);
        var byId = Optional.ofNullable(known).flatMap(contact -> provider.withId(contact.contactId()));
        ledger.take(address, byId.or(() -> provider.at(address)));
    }

    private void readAll() {
        List<Held> all = provider.all();
        all.forEach(held -> ledger.take(held.address(), Optional.of(held)));
        Set<String> there = new TreeSet<>(all.stream().map(Held::address).toList());
        new TreeSet<>(ledger.contacts.keySet())
                .stream().filter(address -> !there.contains(address)).forEach(ledger::forget);
        ledger.readFirst.clear();
    }

    private Fields fields() {
        return new Fields(pick(NAMES), "Archer", "", Map.of());
    }

    private <T> T pick(List<T> values) {
        return values.get(random.nextInt(values.size()));
    }
}
