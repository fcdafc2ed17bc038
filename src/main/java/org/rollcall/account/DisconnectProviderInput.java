package org.rollcall.account;

import org.eclipse.microprofile.graphql.Description;
import org.eclipse.microprofile.graphql.Input;
import org.eclipse.microprofile.graphql.NonNull;
import org.rollcall.provider.Provider;

/** A provider to disconnect. */
@Input("DisconnectProviderInput")
@Description("A provider to disconnect.")
public record DisconnectProviderInput(
        @NonNull @Description("The provider.") Provider provider) {}
