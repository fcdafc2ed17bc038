package org.rollcall.schedule;

import java.util.List;
import org.eclipse.microprofile.graphql.Description;
import org.eclipse.microprofile.graphql.NonNull;
import org.jspecify.annotations.Nullable;
import org.rollcall.graphql.UserError;

/** Result of {@code runScheduledJob}. */
@Description("Result of `runScheduledJob`.")
public record RunScheduledJobPayload(
        @Description("The job; null when refused.") @Nullable
        ScheduledJob job,

        @NonNull @Description("Why it was refused; empty when it was not.")
        List<@NonNull UserError> userErrors) {}
