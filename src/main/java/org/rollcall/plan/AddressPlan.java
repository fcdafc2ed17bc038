package org.rollcall.plan;

import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What is to be done for one address at one account.
 *
 * @param change what is done to the contact; null when nothing is
 * @param putOn lists to put it on, once the contact is as wanted
 * @param takeOff lists to take it off
 * @param outcome where the address stands when all this is accepted
 */
public record AddressPlan(
        String address, @Nullable ContactChange change, List<UUID> putOn, List<UUID> takeOff, Outcome outcome) {

    /** A plan that leaves everything as it is. */
    static AddressPlan nothing(String address, Outcome outcome) {
        return new AddressPlan(address, null, List.of(), List.of(), outcome);
    }

    public AddressPlan {
        putOn = List.copyOf(putOn);
        takeOff = List.copyOf(takeOff);
    }

    /** Whether nothing is left to do. */
    public boolean settled() {
        return change == null && putOn.isEmpty() && takeOff.isEmpty();
    }
}
