package org.rollcall.sandbox.constantcontact;

/** A token bucket: holds as many calls as may come at once, and is filled again over a second. */
final class Bucket {

    private static final double NANOS = 1_000_000_000;

    private final int perSecond;
    private double level;
    private long filledAt;

    /** @param now nanoseconds of a clock that only goes forward */
    Bucket(int perSecond, long now) {
        this.perSecond = perSecond;
        this.level = perSecond;
        this.filledAt = now;
    }

    int perSecond() {
        return perSecond;
    }

    synchronized boolean take(long now) {
        level = Math.min(perSecond, level + (now - filledAt) / NANOS * perSecond);
        filledAt = now;
        if (level < 1) {
            return false;
        }
        level--;
        return true;
    }
}
