package org.rollcall.sync;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;
import java.util.Optional;
import org.rollcall.plan.Guard;

/** How the engine works. */
@ConfigMapping(prefix = "rollcall.sync")
public interface SyncConfig {

    /** Whether this replica does work; one that does not serves the API only. */
    @WithDefault("true")
    boolean working();

    /** Whether anything is sent to providers at all. */
    @WithDefault("true")
    boolean sending();

    /** How long a claim on work lasts without a sign of life; another replica goes on after it. */
    @WithDefault("30S")
    Duration lease();

    /** How often a claim is renewed; well below {@link #lease()}. */
    @WithDefault("10S")
    Duration heartbeat();

    /** How often work is looked for when nobody says that there is some. */
    @WithDefault("1S")
    Duration poll();

    /** Addresses that are planned and pushed together. */
    @WithDefault("2500")
    int slice();

    /** Removals up to this share of a list pass without a person, 0 to 1. */
    @WithDefault("0.2")
    double guardShare();

    /** Removals up to this number pass without a person, whatever their share. */
    @WithDefault("50")
    int guardContacts();

    /** Name of this instance, to free its own leases when it starts again; without it the one of the data folder. */
    Optional<String> instanceId();

    default Guard guard() {
        return new Guard(guardShare(), guardContacts());
    }
}
