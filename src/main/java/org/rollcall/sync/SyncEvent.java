package org.rollcall.sync;

import java.time.OffsetDateTime;
import org.eclipse.microprofile.graphql.Description;
import org.eclipse.microprofile.graphql.Interface;
import org.eclipse.microprofile.graphql.NonNull;

/** Something that happened in a sync. */
@Interface
@Description(
        "Something that happened in a sync. Events are kept for `rollcall.retention.events`, 30 days unless set otherwise, and"
                + " totally ordered by `cursor`; the cursor of any event works as `after` of both the queries and the"
                + " subscriptions. New concrete types may be added.")
public interface SyncEvent {

    @NonNull
    @Description("Position in the log; pass it as `after` to go on behind this event.")
    String getCursor();

    @Description("Number of the event in its run, from 1 without gaps; a gap means that events were missed.")
    int getSequence();

    @NonNull
    @Description("When it happened.")
    OffsetDateTime getOccurredAt();

    /** What the database holds; not part of the API. */
    EventRow row();
}
