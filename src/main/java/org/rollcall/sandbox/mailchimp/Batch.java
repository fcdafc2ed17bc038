package org.rollcall.sandbox.mailchimp;

import java.time.OffsetDateTime;
import org.jspecify.annotations.Nullable;

/** Operations handed over to be executed later, and how far they are. */
record Batch(
        String id,
        int total,
        int finished,
        int errored,
        OffsetDateTime submittedAt,
        @Nullable OffsetDateTime completedAt) {

    String status() {
        if (completedAt != null) {
            return "finished";
        }
        return finished == 0 ? "pending" : "started";
    }
}
