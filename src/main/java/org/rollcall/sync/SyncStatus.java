package org.rollcall.sync;

import java.time.OffsetDateTime;
import org.eclipse.microprofile.graphql.Description;
import org.eclipse.microprofile.graphql.Interface;
import org.eclipse.microprofile.graphql.NonNull;
import org.jspecify.annotations.Nullable;
import org.rollcall.provider.Provider;

/** Where a member or record stands with one provider. */
@Interface
@Description(
        "Where a member or record stands with one provider. `state` and `message` are enough to draw a table cell; the"
                + " concrete types tell more. New concrete types may be added.")
public interface SyncStatus {

    @NonNull
    @Description("The provider.")
    Provider getProvider();

    @NonNull
    @Description("State; always matches the concrete type.")
    SyncState getState();

    @NonNull
    @Description("Text to show, such as `Contact Synced` or `Contact is Unsubscribed`.")
    String getMessage();

    @Description("When the state was entered; null where nothing was ever attempted.")
    @Nullable
    OffsetDateTime getChangedAt();
}
