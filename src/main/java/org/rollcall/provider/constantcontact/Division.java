package org.rollcall.provider.constantcontact;

import java.util.ArrayList;
import java.util.List;
import org.rollcall.plan.AddressPlan;

/**
 * A push divided among the kinds of calls.
 *
 * @param alone contacts that are made or changed by calls of their own
 * @param imported contacts that rows of an import make, change, or put on lists
 * @param added contacts that stay as they are and are put on lists
 * @param removed contacts that are taken off lists
 * @param tooLong addresses that the provider does not take
 */
record Division(
        List<AddressPlan> alone,
        List<AddressPlan> imported,
        List<AddressPlan> added,
        List<AddressPlan> removed,
        List<AddressPlan> tooLong) {

    /** An import takes a call, a look at what changed before it, some looks at how far it is, and a reading afterwards. */
    private static final int IMPORT = 4;

    /** Contacts that a call puts on lists, or takes off them. */
    static final int CONTACTS = 500;

    static Division of(List<AddressPlan> plans) {
        List<AddressPlan> importable = new ArrayList<>();
        List<AddressPlan> alone = new ArrayList<>();
        List<AddressPlan> added = new ArrayList<>();
        List<AddressPlan> removed = new ArrayList<>();
        List<AddressPlan> tooLong = new ArrayList<>();
        for (AddressPlan plan : plans) {
            Way way = Way.of(plan);
            switch (way) {
                case NEW, CHANGED -> importable.add(plan);
                case NEW_ALONE -> alone.add(plan);
                case CHANGED_ALONE -> {
                    alone.add(plan);
                    addIfPutOn(added, plan);
                }
                case NOTHING -> addIfPutOn(added, plan);
                case TOO_LONG -> tooLong.add(plan);
            }
            if (!plan.takeOff().isEmpty()) {
                removed.add(plan);
            }
        }
        if (few(importable)) {
            importable.forEach(plan -> alone.add(plan));
            importable.clear();
        }
        return added.size() > CONTACTS
                ? new Division(alone, withImported(importable, added), onlyAlone(added), removed, tooLong)
                : new Division(alone, importable, added, removed, tooLong);
    }

    /** Whether calls of their own cost less than an import; who is also put on a list needs a call for that as well. */
    private static boolean few(List<AddressPlan> importable) {
        return importable.stream().map(Way::of).mapToInt(Way::single).sum() <= IMPORT
                && importable.stream()
                        .allMatch(
                                plan -> Way.of(plan) == Way.NEW || plan.putOn().isEmpty());
    }

    private static void addIfPutOn(List<AddressPlan> added, AddressPlan plan) {
        if (!plan.putOn().isEmpty()) {
            added.add(plan);
        }
    }

    /** An import puts 40,000 on lists in a call. */
    private static List<AddressPlan> withImported(List<AddressPlan> importable, List<AddressPlan> added) {
        List<AddressPlan> all = new ArrayList<>(importable);
        added.stream().filter(Division::canBeImported).forEach(all::add);
        return all;
    }

    private static List<AddressPlan> onlyAlone(List<AddressPlan> added) {
        return added.stream().filter(plan -> !canBeImported(plan)).toList();
    }

    private static boolean canBeImported(AddressPlan plan) {
        return Way.of(plan) == Way.NOTHING && plan.address().length() <= ConstantContactContacts.IMPORTED_ADDRESS;
    }

    /** Whether any of the calls acts upon contacts without having read them. */
    boolean actsUnseen() {
        return !imported.isEmpty() || !added.isEmpty() || !removed.isEmpty();
    }
}
