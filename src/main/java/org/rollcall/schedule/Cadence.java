package org.rollcall.schedule;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.zone.ZoneOffsetTransition;

/** When a job runs, by the association's clock. */
public sealed interface Cadence {

    /** The first time after this moment. */
    Instant after(Instant moment, ZoneId zone);

    /** The cadence in words. */
    String words(ZoneId zone);

    /** Again so long after the end of the last run. */
    record Every(Duration interval) implements Cadence {

        public Every {
            if (!interval.isPositive()) {
                throw new IllegalArgumentException(
                        "'" + interval + "' is no interval; it must be longer than nothing.");
            }
        }

        @Override
        public Instant after(Instant moment, ZoneId zone) {
            return moment.plus(interval);
        }

        @Override
        public String words(ZoneId zone) {
            return "every " + interval;
        }
    }

    /**
     * Once a day at this time. On a day that does not have it, when the clocks are put forward, at the next instant that
     * the day has; on a day that has it twice, the first time.
     */
    record Daily(LocalTime time) implements Cadence {

        @Override
        public Instant after(Instant moment, ZoneId zone) {
            LocalDate day = LocalDate.ofInstant(moment, zone);
            while (!on(day, zone).isAfter(moment)) {
                day = day.plusDays(1);
            }
            return on(day, zone);
        }

        /** The moment on this day. */
        public Instant on(LocalDate day, ZoneId zone) {
            LocalDateTime local = day.atTime(time);
            ZoneOffsetTransition transition = zone.getRules().getTransition(local);
            return transition != null && transition.isGap()
                    ? transition.getInstant()
                    : local.atZone(zone).toInstant();
        }

        @Override
        public String words(ZoneId zone) {
            return "daily at " + time + " (" + zone + ")";
        }
    }
}
