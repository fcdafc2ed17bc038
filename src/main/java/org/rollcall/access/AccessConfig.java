package org.rollcall.access;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;
import java.util.Optional;
import java.util.Set;

/** Who comes in, and how often one may try. */
@ConfigMapping(prefix = "rollcall.access")
interface AccessConfig {

    /** The longest that a token may live; without it a token need not expire. */
    Optional<Duration> longestTokenLife();

    /** Different credentials that are no good, of one address in one minute; further ones are not looked at. */
    @WithDefault("30")
    int failuresPerMinute();

    /** Addresses of proxies that are believed when they say, by {@code X-Forwarded-For}, whom they ask for. */
    Optional<Set<String>> trustedProxies();
}
