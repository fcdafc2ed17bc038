package org.rollcall.group;

import java.time.OffsetDateTime;
import java.util.UUID;
import org.eclipse.microprofile.graphql.Description;
import org.eclipse.microprofile.graphql.NonNull;
import org.jspecify.annotations.Nullable;
import org.rollcall.audience.NotApplicableReason;
import org.rollcall.provider.Provider;
import org.rollcall.sync.SyncState;
import org.rollcall.sync.SyncStatus;

/** N/A: this member is not synced, for a reason. */
@Description("N/A: this member is not synced, for `reason`.")
public final class SyncNotApplicable implements SyncStatus {

    private final Provider provider;
    private final NotApplicableReason reason;
    private final UUID group;
    private final @Nullable String address;

    SyncNotApplicable(Provider provider, NotApplicableReason reason, UUID group, @Nullable String address) {
        this.provider = provider;
        this.reason = reason;
        this.group = group;
        this.address = address;
    }

    @Override
    @NonNull
    @Description("The provider.")
    public Provider getProvider() {
        return provider;
    }

    @Override
    @NonNull
    @Description("Always NOT_APPLICABLE.")
    public SyncState getState() {
        return SyncState.NOT_APPLICABLE;
    }

    @Override
    @NonNull
    @Description("Text to show.")
    public String getMessage() {
        return reason.message();
    }

    @Override
    @Description("Always null: nothing was ever attempted.")
    public @Nullable OffsetDateTime getChangedAt() {
        return null;
    }

    @NonNull
    @Description("Why.")
    public NotApplicableReason getReason() {
        return reason;
    }

    /** The group; not part of the API. */
    UUID group() {
        return group;
    }

    /** The address that another member won; null when that is not the reason. Not part of the API. */
    @Nullable
    String lostAddress() {
        boolean lost = reason == NotApplicableReason.PERSON_HAS_SAME_EMAIL
                || reason == NotApplicableReason.HIGHER_PRIORITY_HAS_SAME_EMAIL;
        return lost ? address : null;
    }
}
