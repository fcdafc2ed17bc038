package org.rollcall.access;

import java.time.OffsetDateTime;
import org.eclipse.microprofile.graphql.Description;
import org.eclipse.microprofile.graphql.Input;
import org.eclipse.microprofile.graphql.NonNull;
import org.jspecify.annotations.Nullable;

/** A token to make. */
@Input("CreateApiTokenInput")
@Description("A token to make.")
public record CreateApiTokenInput(
        @NonNull @Description("What it is for, in up to 100 characters.")
        String name,

        @NonNull @Description("What its holder may do.") Role role,

        @Description("From when on it opens nothing; without it it lives until it is revoked.") @Nullable
        OffsetDateTime expiresAt) {}
