package org.rollcall.account;

import org.eclipse.microprofile.graphql.Description;
import org.eclipse.microprofile.graphql.Input;
import org.eclipse.microprofile.graphql.NonNull;
import org.rollcall.provider.Provider;

/** A connection to try. */
@Input("TestProviderConnectionInput")
@Description("A connection to try.")
public record TestProviderConnectionInput(
        @NonNull @Description("The provider.") Provider provider) {}
