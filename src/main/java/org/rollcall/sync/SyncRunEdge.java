package org.rollcall.sync;

import org.eclipse.microprofile.graphql.Description;
import org.eclipse.microprofile.graphql.NonNull;

/** A sync run in a page. */
@Description("A sync run in a page.")
public record SyncRunEdge(
        @NonNull @Description("Position of this run.") String cursor,
        @NonNull @Description("The run.") SyncRun node) {}
