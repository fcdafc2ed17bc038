package org.rollcall.group;

import io.smallrye.graphql.api.Nullable;
import java.util.List;
import org.eclipse.microprofile.graphql.Description;
import org.eclipse.microprofile.graphql.Id;
import org.eclipse.microprofile.graphql.Input;
import org.eclipse.microprofile.graphql.NonNull;
import org.rollcall.provider.Provider;

/** Records to send again. */
@Input("ResyncRecordsInput")
@Description("Records to send again.")
public record ResyncRecordsInput(
        @Id
        @NonNull
        @Description("Global ids of email sync records or of group members, at most 500. Their contacts are read at the"
                + " provider first, distrusting what was stored.")
        List<@NonNull String> recordIds,

        @Description("Only with these providers; none for all that are connected.") @Nullable
        List<@NonNull Provider> providers) {}
