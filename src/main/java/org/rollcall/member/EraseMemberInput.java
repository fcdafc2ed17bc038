package org.rollcall.member;

import io.smallrye.graphql.api.Nullable;
import org.eclipse.microprofile.graphql.DefaultValue;
import org.eclipse.microprofile.graphql.Description;
import org.eclipse.microprofile.graphql.Id;
import org.eclipse.microprofile.graphql.Input;
import org.eclipse.microprofile.graphql.NonNull;

/** A member to erase. */
@Description("A member to erase.")
@Input("EraseMemberInput")
public record EraseMemberInput(
        @Id @NonNull @Description("Global id of the member.")
        String memberId,

        @DefaultValue("false")
        @Description(
                "Whether the contact is deleted at the providers, too, which cannot be undone: Mailchimp takes the address only"
                        + " from the person's own sign-up again. Without it the contact only leaves the lists.")
        @Nullable
        Boolean alsoAtProviders) {}
