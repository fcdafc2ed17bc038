package org.rollcall.schedule;

import org.eclipse.microprofile.graphql.Description;
import org.eclipse.microprofile.graphql.Input;
import org.eclipse.microprofile.graphql.NonNull;

/** A job to run now. */
@Input("RunScheduledJobInput")
@Description("A job to run now.")
public record RunScheduledJobInput(
        @NonNull @Description("Its name.") String name) {}
