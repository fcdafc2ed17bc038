package org.rollcall.sync;

import io.smallrye.graphql.api.Nullable;
import java.util.List;
import org.eclipse.microprofile.graphql.DefaultValue;
import org.eclipse.microprofile.graphql.Description;
import org.eclipse.microprofile.graphql.Id;
import org.eclipse.microprofile.graphql.Input;
import org.eclipse.microprofile.graphql.NonNull;
import org.rollcall.provider.Provider;

/** What to compare. */
@Input("StartReconciliationInput")
@Description("What to compare.")
public record StartReconciliationInput(
        @Id
        @Description(
                "Only the accounts that these groups are connected to, which are compared as a whole; none for all.")
        @Nullable
        List<@NonNull String> groupIds,

        @DefaultValue("[]") @Description("Only these providers; none for all.") @Nullable
        List<@NonNull Provider> providers,

        @DefaultValue("true")
        @Description("Whether everything is read, or only what changed since the last time.")
        @Nullable
        Boolean everything) {}
