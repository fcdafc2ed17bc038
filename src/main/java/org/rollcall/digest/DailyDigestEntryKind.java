package org.rollcall.digest;

import org.eclipse.microprofile.graphql.Description;

/** Kinds of what a daily digest tells, in its order. */
@Description("Kinds of what a daily digest tells.")
public enum DailyDigestEntryKind {
    @Description("An account's credentials are refused, or it cannot be reached.")
    CONNECTION_BROKEN("Connections that are broken"),
    @Description("The members of a group could not be calculated.")
    CALCULATION_FAILED("Groups that could not be calculated"),
    @Description("The latest sync of a group failed.")
    SYNC_FAILED("Groups whose sync failed"),
    @Description("What is to be sent of a group waits for a person.")
    PLAN_HELD("Plans that wait for you"),
    @Description("Some records of a group failed.")
    RECORDS_FAILED("Groups with records that failed");

    private final String heading;

    DailyDigestEntryKind(String heading) {
        this.heading = heading;
    }

    String heading() {
        return heading;
    }
}
