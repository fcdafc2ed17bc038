package org.rollcall.member;

import java.util.List;
import org.eclipse.microprofile.graphql.Description;
import org.eclipse.microprofile.graphql.NonNull;
import org.jspecify.annotations.Nullable;
import org.rollcall.graphql.UserError;

/** Result of {@code setDoNotSendMarketingEmails}. */
@Description("Result of `setDoNotSendMarketingEmails`.")
public record SetDoNotSendMarketingEmailsPayload(
        @Description("The member; null when refused.") @Nullable
        Member member,

        @NonNull @Description("Why it was refused; empty when it was not.")
        List<@NonNull UserError> userErrors) {}
