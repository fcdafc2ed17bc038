package org.rollcall.access;

import java.util.List;
import org.eclipse.microprofile.graphql.Description;
import org.eclipse.microprofile.graphql.NonNull;
import org.jspecify.annotations.Nullable;
import org.rollcall.graphql.UserError;

/** Result of {@code rotateApiToken}. */
@Description("Result of `rotateApiToken`.")
public record RotateApiTokenPayload(
        @Description("The new token; null when refused.") @Nullable
        ApiToken apiToken,

        @Description("The new token's text, which is shown only here; null when refused.") @Nullable
        String secret,

        @NonNull @Description("Why it was refused; empty when it was not.")
        List<@NonNull UserError> userErrors) {

    /** Without the secret, so that no log has it. */
    @Override
    public String toString() {
        return "RotateApiTokenPayload[" + userErrors + "]";
    }
}
