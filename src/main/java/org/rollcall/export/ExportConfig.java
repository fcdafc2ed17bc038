package org.rollcall.export;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;

/** How exports are written and kept. */
@ConfigMapping(prefix = "rollcall.export")
public interface ExportConfig {

    /** Whether this replica writes exports; like the engine's work, unless it is told otherwise. */
    @WithDefault("${rollcall.sync.working:true}")
    boolean working();

    /** How many may be under way at once, over all replicas. */
    @WithDefault("3")
    int most();

    /** How long a file can be downloaded. */
    @WithDefault("24H")
    Duration kept();

    /** How long a claim lasts without a sign of life; another replica goes on after that. */
    @WithDefault("30S")
    Duration lease();

    /** Rows read and written together, which are all that is held in memory. */
    @WithDefault("2000")
    int chunk();
}
