package org.rollcall.provider.constantcontact;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.net.URI;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;

/** How Constant Contact is reached, and what is sent there. */
@ConfigMapping(prefix = "rollcall.constant-contact")
public interface ConstantContactConfig {

    /** The application's id, which Constant Contact calls API key; without it no account can be connected. */
    Optional<String> clientId();

    /** The application's secret. */
    Optional<String> clientSecret();

    /** Base of the API. */
    @WithDefault("https://api.cc.email/v3")
    URI baseUrl();

    /** Base of the authorization server, above {@code authorize} and {@code token}. */
    @WithDefault("https://authz.constantcontact.com/oauth2/default/v1")
    URI authUrl();

    /** Custom fields to fill: label to name of a member's own field. */
    Map<String, String> customFields();

    /** Calls that Constant Contact grants the client id a second; they are made a little more slowly. */
    @WithDefault("4")
    int callsPerSecond();

    /** Calls that Constant Contact grants the client id a day. */
    @WithDefault("10000")
    int callsPerDay();

    /** Calls of the day that Rollcall leaves to others who use the same client id. */
    @WithDefault("0")
    int reservedCalls();

    /** How long a call may take. */
    @WithDefault("60S")
    Duration timeout();
}
