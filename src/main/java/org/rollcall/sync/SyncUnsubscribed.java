package org.rollcall.sync;

import java.time.OffsetDateTime;
import org.eclipse.microprofile.graphql.Description;
import org.eclipse.microprofile.graphql.NonNull;
import org.jspecify.annotations.Nullable;
import org.rollcall.provider.Provider;

/** The contact unsubscribed at the provider; the service never re-subscribes it. */
@Description("The contact unsubscribed at the provider; the service never re-subscribes it.")
public final class SyncUnsubscribed implements SyncStatus {

    private final StatusRow row;

    SyncUnsubscribed(StatusRow row) {
        this.row = row;
    }

    @Override
    @NonNull
    @Description("The provider.")
    public Provider getProvider() {
        return row.provider();
    }

    @Override
    @NonNull
    @Description("Always UNSUBSCRIBED.")
    public SyncState getState() {
        return SyncState.UNSUBSCRIBED;
    }

    @Override
    @NonNull
    @Description("Text to show.")
    public String getMessage() {
        return "Contact is Unsubscribed";
    }

    @Override
    @Description("When the state was entered.")
    public @Nullable OffsetDateTime getChangedAt() {
        return row.changedAt();
    }

    @Description("When the contact unsubscribed, if the provider tells.")
    public @Nullable OffsetDateTime getUnsubscribedAt() {
        return row.unsubscribedAt();
    }
}
