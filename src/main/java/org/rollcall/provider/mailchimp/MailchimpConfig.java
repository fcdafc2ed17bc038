package org.rollcall.provider.mailchimp;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.net.URI;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;

/** How Mailchimp is reached, and what is sent there. */
@ConfigMapping(prefix = "rollcall.mailchimp")
public interface MailchimpConfig {

    /** API key: 32 hexadecimal digits, a hyphen, the data centre. It connects an account without a person. */
    Optional<String> apiKey();

    /** The registered application's id; without it an account is connected by key only. */
    Optional<String> clientId();

    /** The registered application's secret. */
    Optional<String> clientSecret();

    /** Where people agree, above {@code authorize}, {@code token} and {@code metadata}. */
    @WithDefault("https://login.mailchimp.com/oauth2")
    URI oauthUrl();

    /** Base of the API; without it the data centre of the key. */
    Optional<String> baseUrl();

    /** The audience to write to, where the account has more than one. */
    Optional<String> audienceId();

    /** Merge fields to fill besides FNAME, LNAME and COMPANY: tag to name of a member's own field. */
    Map<String, String> mergeFields();

    /** Whether Mailchimp is asked to tell of changes by a webhook at the public URL, which in production has to be https. */
    @WithDefault("true")
    boolean webhooks();

    /** Connections that Rollcall uses of the 10 that Mailchimp allows an account. */
    @WithDefault("8")
    int connections();

    /** How long a call may take; Mailchimp itself ends one after 120 seconds. */
    @WithDefault("125S")
    Duration timeout();
}
