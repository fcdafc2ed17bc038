package org.rollcall.sync;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;
import java.time.LocalTime;
import java.util.Optional;
import java.util.Set;
import org.rollcall.provider.Provider;

/** When Rollcall compares with the providers, and what it does about what it finds. */
@ConfigMapping(prefix = "rollcall.reconciliation")
public interface ReconciliationConfig {

    /** How often what changed at the providers is read. */
    @WithDefault("15M")
    Duration every();

    /** When everything is read, once a day, in the association's time zone. */
    @WithDefault("03:00")
    LocalTime everythingAt();

    /** Providers where what differs is only reported: statuses follow, and nothing is written because of it. */
    Optional<Set<Provider>> reportOnly();

    /** How often what failed for a passing reason is looked at, and work that nobody holds is sought. */
    @WithDefault("5M")
    Duration retryEvery();

    /** Whether what differs at a provider is put right. */
    default boolean fixes(Provider provider) {
        return reportOnly().map(only -> !only.contains(provider)).orElse(true);
    }
}
