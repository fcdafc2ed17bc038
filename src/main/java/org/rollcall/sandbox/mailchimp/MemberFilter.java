package org.rollcall.sandbox.mailchimp;

import java.time.OffsetDateTime;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Which members are asked for, and in what order; without a status, all but archived ones. */
record MemberFilter(
        List<String> statuses,
        @Nullable OffsetDateTime changedAfter,
        @Nullable OffsetDateTime changedBefore,
        @Nullable OffsetDateTime subscribedAfter,
        @Nullable OffsetDateTime subscribedBefore,
        @Nullable String uniqueEmailId,
        String order) {

    static MemberFilter of(Call call) {
        Schema schema = new Schema();
        List<String> statuses = statuses(call, schema);
        String sort = oneOf(call, "sort_field", List.of("timestamp_opt", "timestamp_signup", "last_changed"), schema);
        String direction = oneOf(call, "sort_dir", List.of("ASC", "DESC"), schema);
        schema.orThrow();
        return new MemberFilter(
                statuses,
                time(call, "since_last_changed"),
                time(call, "before_last_changed"),
                time(call, "since_timestamp_opt"),
                time(call, "before_timestamp_opt"),
                call.query("unique_email_id"),
                sort.isEmpty() ? "" : sort + " " + (direction.isEmpty() ? "ASC" : direction));
    }

    private static List<String> statuses(Call call, Schema schema) {
        List<String> all = Arrays.stream(Status.values()).map(Status::word).toList();
        String asked = oneOf(call, "status", all, schema);
        return asked.isEmpty()
                ? all.stream().filter(word -> !word.equals("archived")).toList()
                : List.of(asked);
    }

    private static String oneOf(Call call, String name, List<String> allowed, Schema schema) {
        String value = Optional.ofNullable(call.query(name)).orElse("");
        if (!value.isEmpty() && !allowed.contains(value)) {
            schema.error(name, "Data presented is not one of the accepted values: " + String.join(", ", allowed) + ".");
        }
        return value;
    }

    private static @Nullable OffsetDateTime time(Call call, String name) {
        String text = call.query(name);
        return text == null ? null : Times.read(name, text);
    }
}
