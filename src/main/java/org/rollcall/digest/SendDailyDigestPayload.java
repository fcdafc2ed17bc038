package org.rollcall.digest;

import java.util.List;
import org.eclipse.microprofile.graphql.Description;
import org.eclipse.microprofile.graphql.NonNull;
import org.jspecify.annotations.Nullable;
import org.rollcall.graphql.UserError;

/** Result of {@code sendDailyDigest}. */
@Description("Result of `sendDailyDigest`.")
public record SendDailyDigestPayload(
        @Description("The digest; null when refused.") @Nullable
        DailyDigest digest,

        @NonNull @Description("Why it was refused; empty when it was not.")
        List<@NonNull UserError> userErrors) {}
