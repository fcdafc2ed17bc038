package org.rollcall.account;

import java.time.OffsetDateTime;
import java.util.UUID;
import org.eclipse.microprofile.graphql.Description;
import org.eclipse.microprofile.graphql.Id;
import org.eclipse.microprofile.graphql.NonNull;
import org.jspecify.annotations.Nullable;
import org.rollcall.graphql.GlobalId;
import org.rollcall.graphql.Node;
import org.rollcall.provider.Provider;
import org.rollcall.sync.ConnectedBy;

/** The association's account at a provider. */
@Description("The service's account at a provider.")
public final class ProviderAccount implements Node {

    private final AccountRow row;

    ProviderAccount(AccountRow row) {
        this.row = row;
    }

    /** The account after it was disconnected. */
    ProviderAccount disconnected() {
        return new ProviderAccount(row.gone());
    }

    /** The row; not part of the API. */
    public UUID key() {
        return row.id();
    }

    @Override
    @Id
    @NonNull
    @Description("Global id. Another account of the same provider has another one.")
    public String getId() {
        return GlobalId.ACCOUNT.of(row.id());
    }

    @NonNull
    @Description("The provider.")
    public Provider getProvider() {
        return row.provider();
    }

    @NonNull
    @Description("Name of the account at the provider.")
    public String getName() {
        return row.name();
    }

    @NonNull
    @Description("Health.")
    public ProviderHealth getHealth() {
        return row.health();
    }

    @Description("What is wrong, and what to do.")
    public @Nullable String getHealthMessage() {
        return row.healthMessage();
    }

    @NonNull
    @Description("When the health was last checked.")
    public OffsetDateTime getCheckedAt() {
        return row.checkedAt();
    }

    @Description("Sending is paused on request; runs wait.")
    public boolean isPaused() {
        return row.paused();
    }

    @Description(
            "Whether Rollcall is let in; false only in `accountChanged` and for the account that was disconnected.")
    public boolean isConnected() {
        return row.connected();
    }

    @Description("How it was connected; null when it is not.")
    public @Nullable ConnectedBy getConnectedBy() {
        return row.connectedBy();
    }

    @Description("When it was connected; null when it is not.")
    public @Nullable OffsetDateTime getConnectedAt() {
        return row.connectedAt();
    }
}
