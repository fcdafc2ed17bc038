package org.rollcall.sandbox;

import org.jspecify.annotations.Nullable;

/** A call that no client should have made, whether or not the real provider would have taken it. */
public record Violation(Kind kind, @Nullable String email, String detail) {

    /** What was broken. */
    public enum Kind {
        CONSENT_RAISED("consent-raised"),
        TOO_MANY_CONNECTIONS("too-many-connections"),
        TOO_MANY_CALLS("too-many-calls"),
        REFRESH_TOKEN_REUSED("refresh-token-reused"),
        SIGN_UP_FORM("sign-up-form"),
        CONTRACT("contract");

        private final String word;

        Kind(String word) {
            this.word = word;
        }

        String word() {
            return word;
        }
    }

    public static Violation consentRaised(String email, String detail) {
        return new Violation(Kind.CONSENT_RAISED, email, detail);
    }

    public static Violation contract(String detail) {
        return new Violation(Kind.CONTRACT, null, detail);
    }
}
