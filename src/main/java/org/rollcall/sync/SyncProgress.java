package org.rollcall.sync;

import java.time.Duration;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import org.eclipse.microprofile.graphql.Description;
import org.jspecify.annotations.Nullable;

/** How far a sync run is. */
@Description("How far a sync run is.")
public record SyncProgress(
        @Description("Records to send; null while members are being calculated.") @Nullable
        Integer total,

        @Description("Records done, in any way.") int done,
        @Description("Of these, sent.") int sent,
        @Description("Of these, failed.") int failed,

        @Description("Of these, unchanged or unsubscribed, and therefore not sent.")
        int skipped,

        @Description("Whole percent done, 0 to 100; null while `total` is.") @Nullable
        Integer percent,

        @Description("Expected end, from the rate so far.") @Nullable
        OffsetDateTime estimatedFinishAt) {

    static SyncProgress of(
            @Nullable Integer total, int sent, int failed, int skipped, @Nullable OffsetDateTime startedAt) {
        int done = sent + failed + skipped;
        Integer percent = total == null ? null : total == 0 ? 100 : (int) (100L * done / total);
        return new SyncProgress(
                total, done, sent, failed, skipped, percent, estimate(total, sent + failed, done, startedAt));
    }

    /** What was skipped took no time, so the rate is that of what was sent. */
    private static @Nullable OffsetDateTime estimate(
            @Nullable Integer total, int worked, int done, @Nullable OffsetDateTime startedAt) {
        if (total == null || startedAt == null || worked == 0 || done >= total) {
            return null;
        }
        OffsetDateTime now = OffsetDateTime.now(ZoneOffset.UTC);
        long perRecord = Duration.between(startedAt, now).toMillis() / worked;
        return now.plus(Duration.ofMillis(perRecord * (total - done)));
    }
}
