package org.rollcall.schedule;

import java.time.OffsetDateTime;
import org.eclipse.microprofile.graphql.Description;
import org.eclipse.microprofile.graphql.NonNull;
import org.jspecify.annotations.Nullable;

/** A job of the scheduler, as the API shows it. */
@Description("A job of the scheduler.")
public record ScheduledJob(
        @NonNull @Description("Name, such as `calendar` or `daily-digest`.")
        String name,

        @NonNull @Description("When it runs, in words.") String schedule,

        @Description("When it runs next; null while paused.") @Nullable
        OffsetDateTime nextRunAt,

        @Description("When it last ran.") @Nullable OffsetDateTime lastRunAt,

        @Description("How the last run ended, in words.") @Nullable
        String lastOutcome,

        @Description("Whether the last run failed; it is repeated with a growing pause until the next regular time.")
        boolean failed,

        @Description("Whether it runs only when a person asks.")
        boolean paused,

        @Description("Whether it is being run.") boolean running) {}
