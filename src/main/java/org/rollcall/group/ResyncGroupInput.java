package org.rollcall.group;

import io.smallrye.graphql.api.Nullable;
import java.util.List;
import org.eclipse.microprofile.graphql.DefaultValue;
import org.eclipse.microprofile.graphql.Description;
import org.eclipse.microprofile.graphql.Id;
import org.eclipse.microprofile.graphql.Input;
import org.eclipse.microprofile.graphql.NonNull;
import org.rollcall.provider.Provider;

/** A group to send again. */
@Input("ResyncGroupInput")
@Description("A group to send again.")
public record ResyncGroupInput(
        @Id @NonNull @Description("Global id of the group.") String groupId,

        @Description("Only with these providers; none for all that are connected.") @Nullable
        List<@NonNull Provider> providers,

        @Description("Only records that failed.") @DefaultValue("false") @Nullable
        Boolean failedOnly) {}
