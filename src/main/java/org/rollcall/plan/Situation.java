package org.rollcall.plan;

import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * All that the planner needs to know of one address at one account: what is wanted, and what the ledger holds.
 *
 * @param wanted null when no group wants the address any more
 * @param contact null when the provider has no contact of this address
 * @param former the owner's contact at an address that nobody wants any more: what a rename starts from
 * @param renamed this address's contact is about to become its owner's new address
 */
public record Situation(
        String address,
        @Nullable Wanted wanted,
        @Nullable Contact contact,
        @Nullable Contact former,
        boolean renamed,
        List<Placement> placements,
        @Nullable Refusal refusal) {

    public Situation {
        placements = List.copyOf(placements);
    }

    /** As it looks to a person who is about to decide on one list: what is held there is shown, other lists are not. */
    public Situation ofList(UUID list) {
        List<Placement> ofList = placements.stream()
                .map(place -> place.list().equals(list) ? place.released() : place.asIs())
                .toList();
        return new Situation(address, wanted, contact, former, renamed, ofList, refusal);
    }

    /**
     * Whose data the contact is to carry.
     *
     * @param fingerprint equal for equal fields only
     */
    public record Wanted(UUID owner, Fields fields, String fingerprint) {}

    /**
     * How the address and a list stand to each other.
     *
     * @param wanted a group wants the address on it
     * @param on the ledger has it there
     * @param ours Rollcall put it there, or wanted it there
     * @param held the list's group waits for a person: nothing is put on or taken off
     * @param gone the list no longer exists at the provider
     * @param left the contact left the list of its own accord: it is not put back
     */
    public record Placement(
            UUID list, boolean wanted, boolean on, boolean ours, boolean held, boolean gone, boolean left) {

        private Placement released() {
            return new Placement(list, wanted, on, ours, false, gone, left);
        }

        /** Nothing to be done: what is, is wanted. */
        private Placement asIs() {
            return new Placement(list, on, on, ours, false, gone, left);
        }
    }

    /**
     * What an account demands.
     *
     * @param requiredFields names of fields that must not be blank
     * @param archives whether contacts that nobody wants any more are archived
     */
    public record Terms(Set<String> requiredFields, boolean archives) {}
}
