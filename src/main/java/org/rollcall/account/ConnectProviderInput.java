package org.rollcall.account;

import io.smallrye.graphql.api.Nullable;
import org.eclipse.microprofile.graphql.Description;
import org.eclipse.microprofile.graphql.Input;
import org.eclipse.microprofile.graphql.NonNull;
import org.rollcall.provider.Provider;

/** An account to connect by its key. */
@Input("ConnectProviderInput")
@Description("An account to connect by its API key.")
public record ConnectProviderInput(
        @NonNull @Description("The provider.") Provider provider,

        @NonNull @Description("The key, as the provider shows it. It is stored encrypted and never shown again.")
        String apiKey,

        @Description("The audience to write to, by its id at the provider; needed when the account has several.")
        @Nullable
        String audienceId) {

    @Override
    public String toString() {
        return "ConnectProviderInput[" + provider + ", …]";
    }
}
