package org.rollcall.plan;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.rollcall.plan.Contact.Origin;
import org.rollcall.plan.Situation.Placement;
import org.rollcall.plan.Situation.Terms;
import org.rollcall.plan.Situation.Wanted;

/** A situation, said word by word. */
final class Given {

    static final String ADDRESS = "ann@members.test";
    static final String FORMER_ADDRESS = "ann@former.test";
    static final UUID ANN = new UUID(1, 1);
    static final UUID BOB = new UUID(1, 2);
    static final UUID LIST = new UUID(2, 1);
    static final UUID OTHER_LIST = new UUID(2, 2);
    static final Fields ANNS = new Fields("Ann", "Archer", "Acme", Map.of());
    static final Fields BOBS = new Fields("Bob", "Baker", "Acme", Map.of());

    private final List<Placement> placements = new ArrayList<>();
    private @Nullable Wanted wanted;
    private @Nullable Contact contact;
    private @Nullable Contact former;
    private @Nullable Refusal refusal;
    private boolean renamed;
    private Terms terms = new Terms(Set.of(), true);

    /** A group wants the address, with Ann's data. */
    static Given wanted() {
        return new Given().by(ANN, ANNS);
    }

    /** No group wants the address any more. */
    static Given unwanted() {
        return new Given();
    }

    Given by(UUID owner, Fields fields) {
        wanted = new Wanted(owner, fields, fingerprint(fields));
        return this;
    }

    Given contact(Contact known) {
        contact = known;
        return this;
    }

    Given former(Contact elsewhere) {
        former = elsewhere;
        return this;
    }

    Given renamed() {
        renamed = true;
        return this;
    }

    Given refused(SyncErrorCode code, @Nullable String fingerprint) {
        refusal = new Refusal(code, "the provider's words", fingerprint);
        return this;
    }

    Given requires(String... fields) {
        terms = new Terms(Set.of(fields), terms.archives());
        return this;
    }

    Given whereNothingIsArchived() {
        terms = new Terms(terms.requiredFields(), false);
        return this;
    }

    /** Wanted on the list, and not there yet. */
    Given missingOn(UUID list) {
        return place(list, true, false, false, false, false);
    }

    /** Wanted on the list, and there. */
    Given wellOn(UUID list) {
        return place(list, true, true, true, false, false);
    }

    /** Wanted on the list, which the contact left of its own accord. */
    Given departedFrom(UUID list) {
        placements.add(new Placement(list, true, false, false, false, false, true));
        return this;
    }

    /** Put on the list by Rollcall, and not wanted there any more. */
    Given leftOn(UUID list) {
        return place(list, false, true, true, false, false);
    }

    /** On the list by somebody else's doing. */
    Given strangelyOn(UUID list) {
        return place(list, false, true, false, false, false);
    }

    Given place(UUID list, boolean asked, boolean on, boolean ours, boolean held, boolean gone) {
        placements.add(new Placement(list, asked, on, ours, held, gone, false));
        return this;
    }

    AddressPlan plan() {
        return Planner.plan(new Situation(ADDRESS, wanted, contact, former, renamed, placements, refusal), terms);
    }

    /** Ann's contact, made by Rollcall and subscribed. */
    static Contact made() {
        return contact(ContactStatus.SUBSCRIBED, Origin.MADE, false);
    }

    /** Ann's contact, which was there before Rollcall. */
    static Contact adopted() {
        return contact(ContactStatus.SUBSCRIBED, Origin.ADOPTED, false);
    }

    /** A contact of Ann's address that is nobody's of ours. */
    static Contact foreign(Fields fields) {
        return new Contact(ADDRESS, "c1", ContactStatus.SUBSCRIBED, Origin.FOREIGN, false, fields, null);
    }

    static Contact formerContact() {
        return new Contact(FORMER_ADDRESS, "c0", ContactStatus.SUBSCRIBED, Origin.MADE, false, ANNS, ANN);
    }

    static Contact contact(ContactStatus status, Origin origin, boolean archivedByUs) {
        return new Contact(ADDRESS, "c1", status, origin, archivedByUs, ANNS, ANN);
    }

    static String fingerprint(Fields fields) {
        return fields.toString();
    }
}
