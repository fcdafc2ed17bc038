package org.rollcall.sync;

import java.util.List;
import org.eclipse.microprofile.graphql.DefaultValue;
import org.eclipse.microprofile.graphql.Description;
import org.eclipse.microprofile.graphql.Input;
import org.eclipse.microprofile.graphql.NonNull;
import org.jspecify.annotations.Nullable;
import org.rollcall.provider.Provider;

/** What to compare. */
@Input("StartReconciliationInput")
@Description("What to compare.")
public record StartReconciliationInput(
        @DefaultValue("[]") @Description("Only these providers; none for all.") @Nullable
        List<@NonNull Provider> providers,

        @DefaultValue("true")
        @Description("Whether everything is read, or only what changed since the last time.")
        @Nullable
        Boolean everything) {}
