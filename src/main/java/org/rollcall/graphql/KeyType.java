package org.rollcall.graphql;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeFormatterBuilder;
import java.time.temporal.ChronoField;
import java.util.Locale;

/** The SQL types of sort keys, and which texts a cursor may have for them. */
enum KeyType {
    TEXT,
    UUID,
    INT,
    BIGINT,
    DATE,
    TIMESTAMPTZ;

    /** As PostgreSQL writes it: {@code 2026-11-24 10:15:00.123456+00}. */
    private static final DateTimeFormatter MOMENT = new DateTimeFormatterBuilder()
            .appendPattern("uuuu-MM-dd HH:mm:ss")
            .appendFraction(ChronoField.NANO_OF_SECOND, 0, 9, true)
            .appendPattern("[xxx][x]")
            .toFormatter(Locale.ROOT);

    static KeyType of(String sqlType) {
        return valueOf(sqlType.toUpperCase(Locale.ROOT));
    }

    boolean takes(String text) {
        try {
            return parse(text) != null;
        } catch (IllegalArgumentException | DateTimeException e) {
            return false;
        }
    }

    private Object parse(String text) {
        return switch (this) {
            case TEXT -> text;
            case UUID -> java.util.UUID.fromString(text);
            case INT -> Integer.valueOf(text);
            case BIGINT -> Long.valueOf(text);
            case DATE -> LocalDate.parse(text);
            case TIMESTAMPTZ ->
                text.equals("-infinity") || text.equals("infinity") ? text : OffsetDateTime.parse(text, MOMENT);
        };
    }
}
