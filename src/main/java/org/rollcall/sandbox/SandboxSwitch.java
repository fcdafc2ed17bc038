package org.rollcall.sandbox;

import jakarta.enterprise.context.ApplicationScoped;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** Says whether the sandbox is there at all: one place, so that production mode cannot be outvoted. */
@ApplicationScoped
class SandboxSwitch {

    private final boolean on;

    SandboxSwitch(SandboxConfig config, @ConfigProperty(name = "rollcall.mode", defaultValue = "demo") String mode) {
        this.on = config.enabled() && !mode.strip().equalsIgnoreCase("production");
    }

    boolean isOn() {
        return on;
    }
}
