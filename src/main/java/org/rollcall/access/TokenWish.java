package org.rollcall.access;

import java.time.Duration;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.rollcall.graphql.InputError;
import org.rollcall.graphql.UserError;

/** Decides what a token may be. */
final class TokenWish {

    static final int LONGEST_NAME = 100;

    private TokenWish() {}

    static List<UserError> complaints(
            String name, @Nullable OffsetDateTime expiresAt, Optional<Duration> longest, OffsetDateTime now) {
        List<UserError> complaints = new ArrayList<>();
        if (name.isBlank()
                || name.strip().length() > LONGEST_NAME
                || name.chars().anyMatch(Character::isISOControl)) {
            complaints.add(InputError.invalid(
                    "The name has to be 1 to " + LONGEST_NAME + " characters that can be printed; say what the token is"
                            + " for.",
                    "name"));
        }
        complaints.addAll(complaints(expiresAt, longest, now));
        return complaints;
    }

    static List<UserError> complaints(
            @Nullable OffsetDateTime expiresAt, Optional<Duration> longest, OffsetDateTime now) {
        if (expiresAt != null && !expiresAt.isAfter(now)) {
            return List.of(
                    InputError.invalid("The token would expire at " + expiresAt + ", which is past.", "expiresAt"));
        }
        boolean tooLong = longest.isPresent() && (expiresAt == null || expiresAt.isAfter(now.plus(longest.get())));
        return tooLong
                ? List.of(InputError.invalid(
                        "A token may live for " + longest.get() + " at most; say when it expires.", "expiresAt"))
                : List.of();
    }
}
