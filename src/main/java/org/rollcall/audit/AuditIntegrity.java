package org.rollcall.audit;

import java.util.List;
import org.eclipse.microprofile.graphql.Description;
import org.eclipse.microprofile.graphql.NonNull;
import org.jspecify.annotations.Nullable;

/** Whether the trail is as it was written. */
@Description("Whether the trail is as it was written, as far as it was looked at.")
public record AuditIntegrity(
        @Description("Whether nothing is wrong.") boolean intact,

        @Description("Entries behind this position were looked at; this one itself was taken as it is. 0 for all.")
        int afterPosition,

        @Description("Entries that were looked at.") int entries,

        @Description(
                "Position of the last one, or of the one before it where there was none to look at; 0 for none at all.")
        int lastPosition,

        @Description(
                "Whether there is nothing behind the last one that was looked at; if there is, ask again `after` it.")
        boolean endReached,

        @Description("Seal of the last one. Kept elsewhere, it tells later whether the trail still holds this entry.")
        @Nullable
        String lastSeal,

        @Description("How much is wrong.") int problemCount,

        @NonNull @Description("What is wrong, the first 100.")
        List<@NonNull AuditProblem> problems) {}
