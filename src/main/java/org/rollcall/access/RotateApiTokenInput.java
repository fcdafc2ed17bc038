package org.rollcall.access;

import java.time.OffsetDateTime;
import org.eclipse.microprofile.graphql.Description;
import org.eclipse.microprofile.graphql.Id;
import org.eclipse.microprofile.graphql.Input;
import org.eclipse.microprofile.graphql.NonNull;
import org.jspecify.annotations.Nullable;

/** A token that is to get a successor. */
@Input("RotateApiTokenInput")
@Description("A token that is to get a successor.")
public record RotateApiTokenInput(
        @Id @NonNull @Description("Which token.") String id,

        @Description("From when on the successor opens nothing; without it it lives until it is revoked.") @Nullable
        OffsetDateTime expiresAt) {}
