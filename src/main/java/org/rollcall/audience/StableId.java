package org.rollcall.audience;

import java.util.Comparator;
import java.util.UUID;

/** The order of ids by unsigned bytes, as PostgreSQL has it; {@link UUID#compareTo} takes the halves as signed. */
final class StableId implements Comparator<UUID> {

    @Override
    public int compare(UUID one, UUID other) {
        int high = Long.compareUnsigned(one.getMostSignificantBits(), other.getMostSignificantBits());
        return high != 0 ? high : Long.compareUnsigned(one.getLeastSignificantBits(), other.getLeastSignificantBits());
    }
}
