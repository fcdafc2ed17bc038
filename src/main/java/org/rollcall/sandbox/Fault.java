package org.rollcall.sandbox;

import org.jspecify.annotations.Nullable;

/**
 * A fault to play.
 *
 * @param match beginning of {@code METHOD /path}; empty matches every call
 * @param count how many calls are still to meet it; a bad row stays until the faults are cleared
 * @param email the address of a bad row
 * @param millis how long a slow call takes
 */
public record Fault(
        String provider,
        Kind kind,
        String match,
        int count,
        @Nullable String email,
        int millis) {

    /** The faults there are. */
    public enum Kind {
        THROTTLE_429("throttle-429", false),
        THROTTLE_403("throttle-403", false),
        ERROR_500("error-500", false),
        HTML_502("html-502", false),
        RESET_BEFORE("reset-before", true),
        RESET_AFTER_APPLY("reset-after-apply", true),
        TRUNCATED("truncated", true),
        SLOW("slow", true),
        UNAUTHORIZED("unauthorized", false),
        BAD_ROW("bad-row", false),
        EXPIRE_TOKEN("expire-token", false),
        QUOTA_EXCEEDED("quota-exceeded", false),
        ACTIVITY_FAILED("activity-failed", false);

        private final String word;
        private final boolean ofConnection;

        Kind(String word, boolean ofConnection) {
            this.word = word;
            this.ofConnection = ofConnection;
        }

        String word() {
            return word;
        }

        /** Whether it happens to a connection, and so cannot happen to an operation inside a batch. */
        boolean ofConnection() {
            return ofConnection;
        }

        /** Whether any provider can meet it; the others are played by the one provider that knows them. */
        boolean ofEveryProvider() {
            return switch (this) {
                case EXPIRE_TOKEN, QUOTA_EXCEEDED, ACTIVITY_FAILED -> false;
                case THROTTLE_429,
                        THROTTLE_403,
                        ERROR_500,
                        HTML_502,
                        RESET_BEFORE,
                        RESET_AFTER_APPLY,
                        TRUNCATED,
                        SLOW,
                        UNAUTHORIZED,
                        BAD_ROW -> true;
            };
        }
    }

    Fault once() {
        return new Fault(provider, kind, match, count - 1, email, millis);
    }

    boolean matches(String ofProvider, Request request) {
        return provider.equals(ofProvider) && (request.method() + " " + request.path()).startsWith(match);
    }
}
