package org.rollcall.access;

import java.util.List;
import org.eclipse.microprofile.graphql.Description;
import org.eclipse.microprofile.graphql.NonNull;
import org.jspecify.annotations.Nullable;
import org.rollcall.graphql.UserError;

/** Result of {@code createApiToken}. */
@Description("Result of `createApiToken`.")
public record CreateApiTokenPayload(
        @Description("The token; null when refused.") @Nullable
        ApiToken apiToken,

        @Description("The token's text, which is shown only here; null when refused.") @Nullable
        String secret,

        @NonNull @Description("Why it was refused; empty when it was not.")
        List<@NonNull UserError> userErrors) {

    /** Without the secret, so that no log has it. */
    @Override
    public String toString() {
        return "CreateApiTokenPayload[" + userErrors + "]";
    }
}
