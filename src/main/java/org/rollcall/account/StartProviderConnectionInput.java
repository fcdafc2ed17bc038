package org.rollcall.account;

import io.smallrye.graphql.api.Nullable;
import org.eclipse.microprofile.graphql.Description;
import org.eclipse.microprofile.graphql.Input;
import org.eclipse.microprofile.graphql.NonNull;
import org.rollcall.provider.Provider;

/** An account to connect by agreeing in a browser. */
@Input("StartProviderConnectionInput")
@Description("An account to connect by agreeing in a browser.")
public record StartProviderConnectionInput(
        @NonNull @Description("The provider.") Provider provider,

        @Description("The audience to write to, by its id at the provider; needed when the account has several.")
        @Nullable
        String audienceId) {}
