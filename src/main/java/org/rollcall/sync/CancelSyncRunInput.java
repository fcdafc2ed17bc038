package org.rollcall.sync;

import org.eclipse.microprofile.graphql.Description;
import org.eclipse.microprofile.graphql.Id;
import org.eclipse.microprofile.graphql.Input;
import org.eclipse.microprofile.graphql.NonNull;

/** A run to stop. */
@Input("CancelSyncRunInput")
@Description("A run to stop.")
public record CancelSyncRunInput(
        @Id @NonNull @Description("Global id of the run.") String runId) {}
