package org.rollcall.member;

import io.smallrye.graphql.api.Nullable;
import java.util.List;
import org.eclipse.microprofile.graphql.Description;
import org.eclipse.microprofile.graphql.Input;
import org.eclipse.microprofile.graphql.NonNull;
import org.rollcall.audience.MemberKind;

/** Narrows members; all given fields must hold. */
@Description("Narrows members; all given fields must hold.")
@Input("MemberFilter")
public record MemberFilter(
        @Description("Any of these kinds.") @Nullable List<@NonNull MemberKind> kinds,

        @Description("Exactly this address, ignoring case.") @Nullable
        String email,

        @Description("Whether “Do Not Send Marketing Emails” is checked.") @Nullable
        Boolean doNotSendMarketingEmails) {}
