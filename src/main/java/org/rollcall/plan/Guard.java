package org.rollcall.plan;

import java.util.Optional;

/**
 * Holds a plan that would remove suspiciously many contacts from a list until a person confirms it.
 *
 * @param share removals up to this share of the list pass, 0 to 1
 * @param contacts removals up to this number pass, whatever their share
 */
public record Guard(double share, int contacts) {

    public Guard {
        if (!(share >= 0 && share <= 1) || contacts < 0) {
            throw new IllegalArgumentException("the guard's share is 0 to 1 and its number of contacts 0 or more");
        }
    }

    /** Why a plan waits for a person; empty when it does not. */
    public Optional<String> heldBecause(int removals, int onList) {
        if (removals <= contacts || removals <= share * onList) {
            return Optional.empty();
        }
        return Optional.of("The plan would take " + removals + " of " + onList + " contacts off the list, more than "
                + contacts + " and more than " + Math.round(share * 100) + " %; confirm the removals to go on.");
    }
}
