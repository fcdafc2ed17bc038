package org.rollcall.schedule;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;

/** How jobs are run. */
@ConfigMapping(prefix = "rollcall.schedule")
public interface ScheduleConfig {

    /** Whether this replica runs jobs; like the engine's work, unless it is told otherwise. */
    @WithDefault("${rollcall.sync.working:true}")
    boolean working();

    /** How long a claim on a run lasts without a sign of life; another replica begins it anew after that. */
    @WithDefault("30S")
    Duration lease();

    /** The pause after a first failure; it doubles with each one that follows. */
    @WithDefault("1M")
    Duration retry();
}
