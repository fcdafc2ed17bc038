package org.rollcall.sync;

import java.time.OffsetDateTime;
import java.util.Objects;
import org.eclipse.microprofile.graphql.Description;
import org.eclipse.microprofile.graphql.NonNull;
import org.jspecify.annotations.Nullable;
import org.rollcall.provider.Provider;

/** Contact Synced: sent and accepted. The provider may still be working on its side until `confirmedAt` is set. */
@Description(
        "Contact Synced: sent and accepted. The provider may still be working on its side until `confirmedAt` is set.")
public final class SyncSucceeded implements SyncStatus {

    private final StatusRow row;

    SyncSucceeded(StatusRow row) {
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
    @Description("Always SYNCED.")
    public SyncState getState() {
        return SyncState.SYNCED;
    }

    @Override
    @NonNull
    @Description("Text to show.")
    public String getMessage() {
        return "Contact Synced";
    }

    @Override
    @Description("When the state was entered.")
    public @Nullable OffsetDateTime getChangedAt() {
        return row.changedAt();
    }

    @NonNull
    @Description("When the service finished sending.")
    public OffsetDateTime getSentAt() {
        return Objects.requireNonNull(row.sentAt(), "the database refuses a synced entry that was never sent");
    }

    @Description("When reading last saw the contact on the list at the provider.")
    public @Nullable OffsetDateTime getConfirmedAt() {
        return row.confirmedAt();
    }

    @Description("The contact at the provider.")
    public @Nullable String getContactUrl() {
        return row.contactUrl();
    }
}
