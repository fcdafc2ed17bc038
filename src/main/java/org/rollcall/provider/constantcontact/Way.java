package org.rollcall.provider.constantcontact;

import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.rollcall.plan.AddressPlan;
import org.rollcall.plan.ContactChange;
import org.rollcall.plan.Fields;
import org.rollcall.plan.Fields.FieldDifference;

/**
 * How the contact of an address is brought to what is wanted. An import takes any number of rows in one call, and makes and
 * changes contacts and puts them on lists; it cannot blank a field, change an address, or do without a list.
 */
enum Way {
    /** The contact stays as it is; it may be put on lists. */
    NOTHING,
    /** A new contact that an import or a call of its own makes. */
    NEW,
    /** A new contact that only a call of its own makes. */
    NEW_ALONE,
    /** A change that an import or a call of its own makes. */
    CHANGED,
    /** A change that only a call of its own makes. */
    CHANGED_ALONE,
    /** The address is longer than the provider takes. */
    TOO_LONG;

    /** Calls that it takes without an import: a contact is read before it is overwritten. */
    int single() {
        return switch (this) {
            case NOTHING, TOO_LONG -> 0;
            case NEW, NEW_ALONE -> 1;
            case CHANGED, CHANGED_ALONE -> 2;
        };
    }

    boolean importable() {
        return this == NEW || this == CHANGED;
    }

    static Way of(AddressPlan plan) {
        return switch (plan.change()) {
            case null -> NOTHING;
            case ContactChange.Create create -> made(plan, create.address());
            case ContactChange.Rename rename -> fits(rename.address()) ? CHANGED_ALONE : TOO_LONG;
            case ContactChange.Adopt adopt ->
                adopt.writes() ? changed(plan, adopt.contact().fields(), adopt.fields()) : NOTHING;
            case ContactChange.HandOver handOver ->
                handOver.writes() ? changed(plan, handOver.contact().fields(), handOver.fields()) : NOTHING;
            case ContactChange.Update update -> changed(plan, update.contact().fields(), update.fields());
            case ContactChange.Restore ignored -> throw notArchived();
            case ContactChange.Archive ignored -> throw notArchived();
        };
    }

    private static Way made(AddressPlan plan, String address) {
        if (!fits(address)) {
            return TOO_LONG;
        }
        return isImported(address) && !plan.putOn().isEmpty() ? NEW : NEW_ALONE;
    }

    private static Way changed(AddressPlan plan, Fields from, Fields to) {
        boolean blanks =
                from.differencesTo(to).stream().map(FieldDifference::to).anyMatch(String::isBlank);
        return isImported(plan.address()) && !blanks && importLists(plan) != null ? CHANGED : CHANGED_ALONE;
    }

    /** The lists of its row of an import: an import puts on at least one. */
    static @Nullable List<UUID> importLists(AddressPlan plan) {
        if (!plan.putOn().isEmpty()) {
            return plan.putOn();
        }
        return plan.staysOn().isEmpty() ? null : plan.staysOn().subList(0, 1);
    }

    private static boolean isImported(String address) {
        return address.length() <= ConstantContactContacts.IMPORTED_ADDRESS;
    }

    private static boolean fits(String address) {
        return address.length() <= ConstantContactContacts.ADDRESS;
    }

    private static IllegalStateException notArchived() {
        return new IllegalStateException("nothing is archived at Constant Contact");
    }
}
