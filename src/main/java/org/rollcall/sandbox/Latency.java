package org.rollcall.sandbox;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** How long the providers take, as set by the control; at first they take no time. */
@ApplicationScoped
public class Latency {

    private static final Delay NONE = new Delay(0, 0, 0);

    private final Map<String, Delay> delays = new ConcurrentHashMap<>();

    /**
     * Milliseconds of a call, spent before it is applied; microseconds of each row, spent after that; milliseconds of work
     * that goes on in the background once the call is answered.
     */
    record Delay(int millis, int microsPerRow, int activityMillis) {

        int millisFor(int rows) {
            return (int) Math.min(Integer.MAX_VALUE, (long) rows * microsPerRow / 1_000);
        }
    }

    void set(String provider, Delay delay) {
        delays.put(provider, delay);
    }

    Delay of(String provider) {
        return delays.getOrDefault(provider, NONE);
    }

    /** How long work in the background takes at least. */
    public Duration ofActivity(String provider) {
        return Duration.ofMillis(of(provider).activityMillis());
    }

    void clear() {
        delays.clear();
    }
}
