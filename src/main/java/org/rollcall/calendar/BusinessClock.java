package org.rollcall.calendar;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;

/** The clock of memberships: the machine's, moved by what a demonstration or a test asks for. */
@ApplicationScoped
public class BusinessClock {

    private final CalendarConfig config;
    private volatile Duration offset = Duration.ZERO;

    BusinessClock(CalendarConfig config) {
        this.config = config;
    }

    public Instant now() {
        return Instant.now().plus(offset);
    }

    /** Where the association's days begin and end. */
    public ZoneId zone() {
        return config.timeZone();
    }

    /** The association's present day. */
    public LocalDate today() {
        return LocalDate.ofInstant(now(), config.timeZone());
    }

    /** Last day of grace counts from the end of the membership by this many days. */
    public int graceDays() {
        return config.graceDays();
    }

    /** Moves the clock to this distance from the machine's. */
    public void moveTo(Duration newOffset) {
        offset = newOffset;
    }
}
