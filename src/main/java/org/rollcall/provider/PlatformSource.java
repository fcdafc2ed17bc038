package org.rollcall.provider;

import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What a provider's folder offers to the rest: how its accounts are connected, and how they are called. */
public interface PlatformSource {

    Provider provider();

    FieldRules fieldRules();

    /** What the settings give, which connects an account without a person. */
    Optional<Secret> configured();

    /**
     * Reads an API key that a person gave.
     *
     * @throws IllegalArgumentException when it is none, or the provider has none; the message says what is one, and does not
     *     repeat it
     */
    Secret apiKey(String text);

    /** How a person lets Rollcall in with a browser; empty while the settings lack what that takes. */
    Optional<Authorization> authorization();

    /** Reads what the provider posts to webhooks; empty where it has none. */
    default Optional<Notices> notices() {
        return Optional.empty();
    }

    /**
     * An account, ready to be called; one object serves it until it is connected anew.
     *
     * @param audienceId the audience that a person chose; null to take the one of the settings, or the only one
     */
    Platform open(Credentials credentials, @Nullable String audienceId);
}
