package org.rollcall.group;

import io.smallrye.graphql.api.Nullable;
import org.eclipse.microprofile.graphql.Description;
import org.eclipse.microprofile.graphql.Id;
import org.eclipse.microprofile.graphql.Input;
import org.eclipse.microprofile.graphql.NonNull;

/** A group to delete. */
@Description("A group to delete.")
@Input("DeleteGroupInput")
public record DeleteGroupInput(
        @Id @NonNull @Description("Global id of the group.") String id,

        @Description("Refuse with CONFLICT when the group's revision is another.") @Nullable
        Integer expectedRevision) {}
