package org.rollcall.credential;

import io.smallrye.config.ConfigMapping;
import java.util.Optional;

/** What seals credentials. */
@ConfigMapping(prefix = "rollcall.credentials")
public interface KeyringConfig {

    /** Keys as {@link Keyring#parse} takes them; without them a demo makes one of its own. */
    Optional<String> keys();
}
