package org.rollcall.sandbox;

import java.time.Duration;
import java.time.Period;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.time.format.DateTimeParseException;

/** Reads how far the clock is to be moved. */
final class ClockOffset {

    private ClockOffset() {}

    /** Reads an ISO duration or a period; months and years are as long as those from now. */
    static Duration parse(String text, ZonedDateTime now) {
        try {
            return Duration.parse(text);
        } catch (DateTimeParseException notADuration) {
            return ofPeriod(text, now.withZoneSameInstant(ZoneOffset.UTC));
        }
    }

    private static Duration ofPeriod(String text, ZonedDateTime now) {
        try {
            return Duration.between(now, now.plus(Period.parse(text)));
        } catch (DateTimeParseException e) {
            throw new ControlError(
                    "offset is '" + text + "'; allowed are ISO 8601 durations such as P1D, PT36H or -PT1H");
        }
    }
}
