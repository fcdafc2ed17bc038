package org.rollcall.credential;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;
import java.util.Optional;

/** What seals credentials. */
@ConfigMapping(prefix = "rollcall.credentials")
public interface KeyringConfig {

    /** Keys as {@link Keyring#parse} takes them; without them and a file a demo makes one of its own. */
    Optional<String> keys();

    /** File with the keys, instead; read again while the service runs. */
    Optional<String> keysFile();

    /** How often the file is read, and what an older key sealed is looked for. */
    @WithDefault("10S")
    Duration lookEvery();
}
