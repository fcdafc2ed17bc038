package org.rollcall.sync;

import io.quarkus.runtime.StartupEvent;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.time.Duration;
import org.rollcall.provider.PlatformSource;

/** Connects what the settings give at the start, so that a service can be set up without a person. */
@ApplicationScoped
class ConfiguredAccounts {

    private final Platforms platforms;
    private final Connections connections;

    ConfiguredAccounts(Platforms platforms, Connections connections) {
        this.platforms = platforms;
        this.connections = connections;
    }

    void start(@Observes @Priority(100) StartupEvent started) {
        Multi.createFrom()
                .iterable(platforms.sources())
                .onItem()
                .transformToUniAndConcatenate(this::connect)
                .collect()
                .last()
                .await()
                .atMost(Duration.ofSeconds(30));
    }

    private Uni<Void> connect(PlatformSource source) {
        return source.configured()
                .map(secret -> connections.connectConfigured(source.provider(), secret))
                .orElseGet(() -> Uni.createFrom().voidItem());
    }
}
