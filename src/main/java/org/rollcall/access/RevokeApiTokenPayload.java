package org.rollcall.access;

import java.util.List;
import org.eclipse.microprofile.graphql.Description;
import org.eclipse.microprofile.graphql.NonNull;
import org.jspecify.annotations.Nullable;
import org.rollcall.graphql.UserError;

/** Result of {@code revokeApiToken}. */
@Description("Result of `revokeApiToken`.")
public record RevokeApiTokenPayload(
        @Description("The token; null when refused.") @Nullable
        ApiToken apiToken,

        @NonNull @Description("Why it was refused; empty when it was not.")
        List<@NonNull UserError> userErrors) {}
