package org.rollcall.account;

import java.util.List;
import org.eclipse.microprofile.graphql.Description;
import org.eclipse.microprofile.graphql.NonNull;
import org.jspecify.annotations.Nullable;
import org.rollcall.graphql.UserError;

/** Result of {@code testProviderConnection}. */
@Description("Result of `testProviderConnection`.")
public record TestProviderConnectionPayload(
        @Description("The account with the health that was found; null when there is none.") @Nullable
        ProviderAccount account,

        @Description("`Validated: ` and the account's name; null when it does not work.") @Nullable
        String message,

        @NonNull @Description("Why it does not work; empty when it does.")
        List<@NonNull UserError> userErrors) {}
