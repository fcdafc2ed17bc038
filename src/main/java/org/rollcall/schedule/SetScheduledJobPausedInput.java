package org.rollcall.schedule;

import org.eclipse.microprofile.graphql.Description;
import org.eclipse.microprofile.graphql.Input;
import org.eclipse.microprofile.graphql.NonNull;

/** A job to pause or resume. */
@Input("SetScheduledJobPausedInput")
@Description("A job to pause or resume.")
public record SetScheduledJobPausedInput(
        @NonNull @Description("Its name.") String name,

        @Description("Whether it is to run only when a person asks.")
        boolean paused) {}
