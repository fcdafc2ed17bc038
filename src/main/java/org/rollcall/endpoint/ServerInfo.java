package org.rollcall.endpoint;

import org.eclipse.microprofile.graphql.Description;
import org.eclipse.microprofile.graphql.NonNull;

/** About this server. */
@Description("About this server.")
public record ServerInfo(
        @NonNull @Description("Version of the software.") String version,

        @Description("Most entries of a page.") int maxPageSize,

        @Description("Most points that one operation may cost.")
        int maxOperationCost,

        @Description("Events are kept for so many days; `after` an older one answers CURSOR_EXPIRED.")
        int eventRetentionDays) {}
