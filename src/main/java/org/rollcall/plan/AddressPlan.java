package org.rollcall.plan;

import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What is to be done for one address at one account.
 *
 * @param contact as the ledger knows it; null when there is none of this address
 * @param change what is done to the contact; null when nothing is
 * @param putOn lists to put it on, once the contact is as wanted
 * @param takeOff lists to take it off
 * @param staysOn lists that it is on and is wanted on
 * @param outcome where the address stands when all this is accepted
 */
public record AddressPlan(
        String address,
        @Nullable Contact contact,
        @Nullable ContactChange change,
        List<UUID> putOn,
        List<UUID> takeOff,
        List<UUID> staysOn,
        Outcome outcome) {

    public AddressPlan {
        putOn = List.copyOf(putOn);
        takeOff = List.copyOf(takeOff);
        staysOn = List.copyOf(staysOn);
    }

    /** Whether nothing is left to do. */
    public boolean settled() {
        return change == null && putOn.isEmpty() && takeOff.isEmpty();
    }
}
