package org.rollcall.digest;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;
import java.time.LocalTime;
import java.util.List;
import java.util.Optional;

/** When the Daily Digest goes out, and to whom. */
@ConfigMapping(prefix = "rollcall.digest")
public interface DigestConfig {

    /** Time of day, in the association's zone. */
    @WithDefault("08:30")
    LocalTime time();

    /** Addresses; without any nothing is sent. */
    Optional<List<String>> recipients();

    /** Address of the sender. */
    @WithDefault("rollcall@localhost")
    String from();

    /** A mail that was not answered for within this time may have gone out, and is not sent again. */
    @WithDefault("60S")
    Duration patience();
}
