package org.rollcall.group;

import java.util.List;
import org.eclipse.microprofile.graphql.Description;
import org.eclipse.microprofile.graphql.Id;
import org.eclipse.microprofile.graphql.NonNull;
import org.jspecify.annotations.Nullable;
import org.rollcall.graphql.UserError;

/** Result of {@code deleteGroup}. */
@Description("Result of `deleteGroup`.")
public record DeleteGroupPayload(
        @Id @Description("Id of the deleted group; null when refused.") @Nullable
        String deletedGroupId,

        @NonNull @Description("Why it was refused; empty when it was not.")
        List<@NonNull UserError> userErrors) {}
