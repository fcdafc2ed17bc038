package org.rollcall.audit;

import java.util.List;
import org.eclipse.microprofile.graphql.Description;
import org.eclipse.microprofile.graphql.NonNull;
import org.jspecify.annotations.Nullable;

/** Whether the trail is as it was written. */
@Description("Whether the trail is as it was written.")
public record AuditIntegrity(
        @Description("Whether nothing is wrong.") boolean intact,

        @Description("Entries that were looked at.") int entries,

        @Description("Position of the last one; 0 for none.")
        int lastPosition,

        @Description("Seal of the last one. Kept elsewhere, it tells later whether the trail still holds this entry.")
        @Nullable
        String lastSeal,

        @Description("How much is wrong.") int problemCount,

        @NonNull @Description("What is wrong, the first 100.")
        List<@NonNull AuditProblem> problems) {}
