package org.rollcall.access;

import org.eclipse.microprofile.graphql.Description;
import org.eclipse.microprofile.graphql.Id;
import org.eclipse.microprofile.graphql.Input;
import org.eclipse.microprofile.graphql.NonNull;

/** A token to revoke. */
@Input("RevokeApiTokenInput")
@Description("A token to revoke.")
public record RevokeApiTokenInput(
        @Id @NonNull @Description("Which token.") String id) {}
