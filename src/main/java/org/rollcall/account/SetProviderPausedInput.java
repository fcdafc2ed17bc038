package org.rollcall.account;

import org.eclipse.microprofile.graphql.Description;
import org.eclipse.microprofile.graphql.Input;
import org.eclipse.microprofile.graphql.NonNull;
import org.rollcall.provider.Provider;

/** A provider to pause or resume. */
@Input("SetProviderPausedInput")
@Description("A provider to pause or resume.")
public record SetProviderPausedInput(
        @NonNull @Description("The provider.") Provider provider,
        @Description("Whether sending is paused.") boolean paused) {}
