package org.rollcall.account;

import java.util.List;
import org.eclipse.microprofile.graphql.Description;
import org.eclipse.microprofile.graphql.NonNull;
import org.jspecify.annotations.Nullable;
import org.rollcall.graphql.UserError;

/** Result of {@code connectProvider}. */
@Description("Result of `connectProvider`.")
public record ConnectProviderPayload(
        @Description("The account; null when refused.") @Nullable
        ProviderAccount account,

        @Description(
                "Name of the other account that was connected before: its contacts, lists and statuses are forgotten here,"
                        + " and no group is connected to it any more. Nothing was changed at the provider.")
        @Nullable
        String forgottenAccount,

        @NonNull @Description("Why it was refused; empty when it was not.")
        List<@NonNull UserError> userErrors) {}
