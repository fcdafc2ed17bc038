package org.rollcall.schedule;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import org.rollcall.calendar.BusinessClock;

/** Moves the association's clock. */
public final class Times {

    private Times() {}

    /** Puts the clock to a moment as the association's own clocks show it; it goes on from there. */
    public static void set(BusinessClock clock, String local) {
        set(clock, LocalDateTime.parse(local).atZone(clock.zone()).toInstant());
    }

    public static void set(BusinessClock clock, Instant moment) {
        clock.moveTo(Duration.between(Instant.now(), moment));
    }
}
