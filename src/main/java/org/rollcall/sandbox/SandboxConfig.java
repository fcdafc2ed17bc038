package org.rollcall.sandbox;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;

/** Settings of the sandbox. */
@ConfigMapping(prefix = "rollcall.sandbox")
interface SandboxConfig {

    /** Whether the simulated providers are served; in production mode they never are, whatever this says. */
    @WithDefault("true")
    boolean enabled();
}
