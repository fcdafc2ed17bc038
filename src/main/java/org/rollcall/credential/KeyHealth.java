package org.rollcall.credential;

import io.smallrye.health.api.Wellness;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Optional;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;

/** Whether the keys are as they should be. Not a matter of being ready: everything else goes on without. */
@Wellness
@ApplicationScoped
class KeyHealth implements HealthCheck {

    private final KeyringSource source;
    private final KeyRotation rotation;

    KeyHealth(KeyringSource source, KeyRotation rotation) {
        this.source = source;
        this.rotation = rotation;
    }

    @Override
    public HealthCheckResponse call() {
        Optional<String> complaint = source.complaint();
        return HealthCheckResponse.named("credential keys")
                .status(complaint.isEmpty() && rotation.closed() == 0)
                .withData("file", complaint.isEmpty() ? "taken" : "not taken; the former keys stay")
                .withData("valuesThatNoKeyOpens", rotation.closed())
                .build();
    }
}
