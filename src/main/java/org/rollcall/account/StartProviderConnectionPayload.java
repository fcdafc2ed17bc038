package org.rollcall.account;

import java.time.OffsetDateTime;
import java.util.List;
import org.eclipse.microprofile.graphql.Description;
import org.eclipse.microprofile.graphql.NonNull;
import org.jspecify.annotations.Nullable;
import org.rollcall.graphql.UserError;

/** Result of {@code startProviderConnection}. */
@Description("Result of `startProviderConnection`.")
public record StartProviderConnectionPayload(
        @Description("The provider's page to open in a browser; it leads back to this service. Null when refused.")
        @Nullable
        String authorizationUrl,

        @Description("Until when a person can come back from there; null when refused.") @Nullable
        OffsetDateTime expiresAt,

        @NonNull @Description("Why it was refused; empty when it was not.")
        List<@NonNull UserError> userErrors) {}
