package org.rollcall.sync;

import java.time.OffsetDateTime;
import java.util.UUID;
import org.eclipse.microprofile.graphql.Description;
import org.eclipse.microprofile.graphql.Id;
import org.eclipse.microprofile.graphql.NonNull;
import org.jspecify.annotations.Nullable;
import org.rollcall.graphql.GlobalId;
import org.rollcall.graphql.Node;
import org.rollcall.provider.Provider;

/** The association's account at a provider. */
@Description("The service's account at a provider.")
public final class ProviderAccount implements Node {

    private final UUID key;
    private final Provider provider;
    private final String name;
    private final ProviderHealth health;
    private final @Nullable String healthMessage;
    private final OffsetDateTime checkedAt;
    private final boolean paused;

    ProviderAccount(
            UUID key,
            Provider provider,
            String name,
            ProviderHealth health,
            @Nullable String healthMessage,
            OffsetDateTime checkedAt,
            boolean paused) {
        this.key = key;
        this.provider = provider;
        this.name = name;
        this.health = health;
        this.healthMessage = healthMessage;
        this.checkedAt = checkedAt;
        this.paused = paused;
    }

    /** The row; not part of the API. */
    public UUID key() {
        return key;
    }

    @Override
    @Id
    @NonNull
    @Description("Global id.")
    public String getId() {
        return GlobalId.ACCOUNT.of(key);
    }

    @NonNull
    @Description("The provider.")
    public Provider getProvider() {
        return provider;
    }

    @NonNull
    @Description("Name of the account at the provider.")
    public String getName() {
        return name;
    }

    @NonNull
    @Description("Health.")
    public ProviderHealth getHealth() {
        return health;
    }

    @Description("What is wrong, and what to do.")
    public @Nullable String getHealthMessage() {
        return healthMessage;
    }

    @NonNull
    @Description("When the health was last checked.")
    public OffsetDateTime getCheckedAt() {
        return checkedAt;
    }

    @Description("Sending is paused on request; runs wait.")
    public boolean isPaused() {
        return paused;
    }
}
