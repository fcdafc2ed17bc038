package org.rollcall.member;

import io.smallrye.graphql.api.Nullable;
import org.eclipse.microprofile.graphql.Description;
import org.eclipse.microprofile.graphql.Input;

/** Who may come back; at least one of the fields. */
@Description("Who may come back; at least one of the fields.")
@Input("LiftErasureInput")
public record LiftErasureInput(
        @Description("An email address.") @Nullable String email,
        @Description("Your own key.") @Nullable String externalId) {}
