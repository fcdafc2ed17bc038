package org.rollcall.housekeeping;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;
import java.time.LocalTime;

/** How long things are kept, and when what is older is deleted. */
@ConfigMapping(prefix = "rollcall.retention")
public interface RetentionConfig {

    /** Time of day, in the association's zone. */
    @WithDefault("03:40")
    LocalTime time();

    /** Events of runs; whoever subscribes `after` an older one is told that it is gone. */
    @WithDefault("30D")
    Duration events();

    /** Finished runs; the latest of a group at a provider stays. */
    @WithDefault("180D")
    Duration runs();

    /** Daily digests. */
    @WithDefault("400D")
    Duration digests();

    /** Connections that somebody began and did not end, counted from when they could still be ended. */
    @WithDefault("1D")
    Duration connectionAttempts();

    /** Answers to requests that came with an `Idempotency-Key`. */
    @WithDefault("24H")
    Duration idempotencyKeys();

    /** Entries of the audit trail. */
    @WithDefault("1095D")
    Duration audit();

    /** When the audit trail is checked, in the association's zone. */
    @WithDefault("04:10")
    LocalTime auditCheck();

    /** Rows deleted in one transaction. */
    @WithDefault("5000")
    int batch();
}
