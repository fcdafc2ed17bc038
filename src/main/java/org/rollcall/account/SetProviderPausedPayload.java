package org.rollcall.account;

import java.util.List;
import org.eclipse.microprofile.graphql.Description;
import org.eclipse.microprofile.graphql.NonNull;
import org.jspecify.annotations.Nullable;
import org.rollcall.graphql.UserError;

/** Result of {@code setProviderPaused}. */
@Description("Result of `setProviderPaused`.")
public record SetProviderPausedPayload(
        @Description("The account; null when refused.") @Nullable
        ProviderAccount account,

        @NonNull @Description("Why it was refused; empty when it was not.")
        List<@NonNull UserError> userErrors) {}
