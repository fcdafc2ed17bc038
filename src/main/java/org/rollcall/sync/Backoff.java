package org.rollcall.sync;

import java.time.Duration;

/** How long to wait after failures in a row: twice as long each time, a second at first, a minute at most. */
final class Backoff {

    private Backoff() {}

    static Duration after(int attempts) {
        return Duration.ofMillis(Math.min(60_000, 1_000L << Math.min(attempts, 10)));
    }
}
