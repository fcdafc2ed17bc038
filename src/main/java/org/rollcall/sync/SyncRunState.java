package org.rollcall.sync;

import org.eclipse.microprofile.graphql.Description;

/** State of a sync run. */
@Description("State of a sync run.")
public enum SyncRunState {
    @Description("Stopped on request.")
    CANCELED,
    @Description("Stopped by an error.")
    FAILED,
    @Description("Its plan removes more than the guard allows and waits for a person.")
    HELD,
    @Description("Waiting for its turn.")
    QUEUED,
    @Description("Going on, or waiting for the provider.")
    RUNNING,
    @Description("Everything was sent.")
    SUCCEEDED,
    @Description("Sent, but some records failed.")
    SUCCEEDED_WITH_ERRORS
}
