package org.rollcall.audit;

import org.eclipse.microprofile.graphql.Description;
import org.eclipse.microprofile.graphql.Id;
import org.eclipse.microprofile.graphql.NonNull;
import org.jspecify.annotations.Nullable;

/** Who did it. */
@Description("Who did it.")
public record AuditActor(
        @NonNull @Description("Kind.") ActorKind kind,

        @Id @Description("Id of whoever has one.") @Nullable String id,

        @NonNull @Description("Name at that time.") String name) {}
