package org.rollcall.credential;

import io.quarkus.runtime.StartupEvent;
import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.time.Duration;

/** Lets an older key go: what it sealed is sealed anew before anything is opened. */
@ApplicationScoped
class KeyRotation {

    private final CredentialStore credentials;

    KeyRotation(CredentialStore credentials) {
        this.credentials = credentials;
    }

    void start(@Observes @Priority(50) StartupEvent started) {
        credentials.sealAnew().await().atMost(Duration.ofSeconds(30));
    }
}
