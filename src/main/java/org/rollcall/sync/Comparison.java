package org.rollcall.sync;

import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What a reading is for.
 *
 * @param run keeps what is found; null when nothing is to be kept
 * @param fixes whether what differs is put right at the provider; otherwise it is only reported
 */
record Comparison(@Nullable UUID run, boolean fixes) {

    /** The engine reads for itself, before it writes or after. */
    static final Comparison NONE = new Comparison(null, true);
}
