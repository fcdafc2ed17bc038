package org.rollcall.sandbox.mailchimp;

import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeParseException;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Times as the provider writes them: to the second, and an empty text for none. */
final class Times {

    private static final DateTimeFormatter FORMAT = DateTimeFormatter.ofPattern("yyyy-MM-dd'T'HH:mm:ssxxx");

    private Times() {}

    static String write(@Nullable OffsetDateTime time) {
        return time == null ? "" : FORMAT.format(time.withOffsetSameInstant(ZoneOffset.UTC));
    }

    static OffsetDateTime read(String name, String text) {
        try {
            // A plus sign in a query that was not encoded arrives as a space.
            return OffsetDateTime.parse(text.replace(' ', '+'));
        } catch (DateTimeParseException e) {
            throw Problem.schema(
                    List.of(new Problem.FieldError(name, "Data presented is not a valid date-time in ISO 8601.")));
        }
    }
}
