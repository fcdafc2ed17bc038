package org.rollcall.webhook;

import java.util.function.LongSupplier;

/** Lets so many pass a second on average, and so many at once after a quiet second. */
final class Rate {

    private static final long SECOND = 1_000_000_000;

    private final long apart;
    private final LongSupplier nanos;

    /** Until when what has passed is paid for; never more than a second behind the present. */
    private long paidUntil;

    /**
     * A fresh rate.
     *
     * @param nanos a clock that only runs forward
     */
    Rate(int aSecond, LongSupplier nanos) {
        this.apart = SECOND / aSecond;
        this.nanos = nanos;
        this.paidUntil = nanos.getAsLong() - SECOND;
    }

    /** Whether one more may pass now. */
    synchronized boolean passes() {
        long now = nanos.getAsLong();
        long from = Math.max(paidUntil, now - SECOND);
        if (from + apart > now) {
            return false;
        }
        paidUntil = from + apart;
        return true;
    }
}
