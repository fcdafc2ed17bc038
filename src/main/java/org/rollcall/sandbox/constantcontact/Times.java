package org.rollcall.sandbox.constantcontact;

import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeParseException;
import org.jspecify.annotations.Nullable;

/** Times as the provider writes them: to the millisecond, and absent where there is none. */
final class Times {

    private static final DateTimeFormatter FORMAT = DateTimeFormatter.ofPattern("yyyy-MM-dd'T'HH:mm:ss.SSS'Z'");

    private Times() {}

    static @Nullable String write(@Nullable OffsetDateTime time) {
        return time == null ? null : FORMAT.format(time.withOffsetSameInstant(ZoneOffset.UTC));
    }

    static @Nullable String writeDate(@Nullable OffsetDateTime time) {
        return time == null
                ? null
                : time.withOffsetSameInstant(ZoneOffset.UTC).toLocalDate().toString();
    }

    /** Reads a time with an offset, or a day in UTC. */
    static OffsetDateTime read(String name, String text) {
        try {
            return text.length() == 10
                    ? LocalDate.parse(text).atStartOfDay().atOffset(ZoneOffset.UTC)
                    // A plus sign in a query that was not encoded arrives as a space.
                    : OffsetDateTime.parse(text.replace(' ', '+'));
        } catch (DateTimeParseException e) {
            throw Problem.shape(name + " does not have a valid value");
        }
    }
}
