package org.rollcall.sandbox.constantcontact;

import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Which contacts are asked for; without a status, all but deleted ones. */
record ContactFilter(
        List<String> statuses,
        @Nullable String address,
        @Nullable Set<UUID> lists,
        Range updated,
        Range created,
        Range optedOut) {

    private static final int MOST_LISTS = 25;
    private static final List<String> ALL =
            List.of("active", "deleted", "not_set", "pending_confirmation", "temp_hold", "unsubscribed");

    /** A span of time, open at both ends. */
    record Range(@Nullable OffsetDateTime after, @Nullable OffsetDateTime before) {

        static Range of(Cursor cursor, String name) {
            return new Range(time(cursor, name + "_after"), time(cursor, name + "_before"));
        }

        private static @Nullable OffsetDateTime time(Cursor cursor, String name) {
            String text = cursor.asked(name);
            return text == null ? null : Times.read(name, text);
        }
    }

    static ContactFilter of(Cursor cursor) {
        String email = cursor.asked("email");
        return new ContactFilter(
                statuses(cursor.asked("status")),
                email == null ? null : Address.normal(email),
                lists(cursor.asked("lists")),
                Range.of(cursor, "updated"),
                Range.of(cursor, "created"),
                Range.of(cursor, "optout"));
    }

    private static List<String> statuses(@Nullable String asked) {
        if (asked == null) {
            return ALL.stream().filter(status -> !status.equals("deleted")).toList();
        }
        List<String> statuses = new ArrayList<>();
        for (String status : asked.split(",", -1)) {
            if (!status.equals("all") && !ALL.contains(status)) {
                throw Problem.shape("status does not have a valid value");
            }
            (status.equals("all") ? ALL.stream() : Stream.of(status)).forEach(statuses::add);
        }
        return statuses;
    }

    private static @Nullable Set<UUID> lists(@Nullable String asked) {
        if (asked == null) {
            return null;
        }
        if (Arrays.stream(asked.split(",", -1)).count() > MOST_LISTS) {
            throw Problem.shape("lists does not have a valid value");
        }
        return Call.ids(asked, "lists");
    }
}
