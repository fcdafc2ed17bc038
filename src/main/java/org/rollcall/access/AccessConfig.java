package org.rollcall.access;

import io.smallrye.config.ConfigMapping;
import java.time.Duration;
import java.util.Optional;

/** What API tokens may be. */
@ConfigMapping(prefix = "rollcall.access")
interface AccessConfig {

    /** The longest that a token may live; without it a token need not expire. */
    Optional<Duration> longestTokenLife();
}
