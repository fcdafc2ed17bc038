package org.rollcall.sync;

import io.quarkus.arc.All;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Optional;
import org.rollcall.provider.Platform;
import org.rollcall.provider.PlatformSource;
import org.rollcall.provider.Provider;

/** The email platforms that the settings connect. */
@ApplicationScoped
class Platforms {

    private final List<PlatformSource> sources;

    Platforms(@All List<PlatformSource> sources) {
        this.sources = sources;
    }

    Optional<Platform> of(Provider provider) {
        return sources.stream()
                .filter(source -> source.provider() == provider)
                .findFirst()
                .flatMap(PlatformSource::platform);
    }

    /** Providers with an account. */
    List<Provider> connected() {
        return sources.stream()
                .filter(source -> source.platform().isPresent())
                .map(PlatformSource::provider)
                .toList();
    }

    /** Names of the member's own fields that a provider is sent. */
    String[] customFields(Provider provider) {
        return of(provider)
                .map(platform -> platform.customFields().stream().sorted().toArray(String[]::new))
                .orElseGet(() -> new String[0]);
    }
}
