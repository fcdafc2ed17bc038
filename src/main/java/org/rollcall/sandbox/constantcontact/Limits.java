package org.rollcall.sandbox.constantcontact;

import jakarta.enterprise.context.ApplicationScoped;

/** How many calls the application may make, over all its connections; set by the control until the next reset. */
@ApplicationScoped
class Limits {

    private static final int PER_SECOND = 4;
    private static final int PER_DAY = 10_000;

    private volatile Bucket bucket = new Bucket(PER_SECOND, System.nanoTime());
    private volatile int perDay = PER_DAY;

    void set(int callsPerSecond, int callsPerDay) {
        bucket = new Bucket(callsPerSecond, System.nanoTime());
        perDay = callsPerDay;
    }

    void reset() {
        set(PER_SECOND, PER_DAY);
    }

    boolean admits() {
        return bucket.take(System.nanoTime());
    }

    int perSecond() {
        return bucket.perSecond();
    }

    int perDay() {
        return perDay;
    }
}
