package org.rollcall.sync;

import org.eclipse.microprofile.graphql.Description;
import org.eclipse.microprofile.graphql.NonNull;

/** A sync event in a page. */
@Description("A sync event in a page.")
public record SyncEventEdge(
        @NonNull @Description("Position of this event.") String cursor,
        @NonNull @Description("The event.") SyncEvent node) {}
