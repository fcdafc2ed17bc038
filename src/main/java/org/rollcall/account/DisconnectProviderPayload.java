package org.rollcall.account;

import java.util.List;
import org.eclipse.microprofile.graphql.Description;
import org.eclipse.microprofile.graphql.NonNull;
import org.jspecify.annotations.Nullable;
import org.rollcall.graphql.UserError;

/** Result of {@code disconnectProvider}. */
@Description("Result of `disconnectProvider`.")
public record DisconnectProviderPayload(
        @Description("The account, which is not connected any more; null when refused.") @Nullable
        ProviderAccount account,

        @NonNull @Description("Why it was refused; empty when it was not.")
        List<@NonNull UserError> userErrors) {}
