package org.rollcall.provider;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** What lets Rollcall into an account at a provider. It shows itself in no text. */
public sealed interface Secret {

    /** A key that a person copied from the provider; it lasts until somebody withdraws it. */
    record ApiKey(String key) implements Secret {
        @Override
        public String toString() {
            return "ApiKey[…]";
        }
    }

    /**
     * Tokens of an OAuth 2 consent.
     *
     * @param refreshToken exchanged for new tokens, once; null where access tokens do not end
     * @param expiresAt when the access token ends; null where it does not
     * @param dataCentre the part of the provider that serves the account; null where there is only one
     */
    record Tokens(
            String accessToken,
            @Nullable String refreshToken,
            @Nullable Instant expiresAt,
            @Nullable String dataCentre) implements Secret {
        @Override
        public String toString() {
            return "Tokens[…]";
        }
    }
}
