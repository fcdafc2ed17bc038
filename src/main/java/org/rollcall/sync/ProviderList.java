package org.rollcall.sync;

import java.util.UUID;
import org.eclipse.microprofile.graphql.Description;
import org.eclipse.microprofile.graphql.Id;
import org.eclipse.microprofile.graphql.NonNull;
import org.jspecify.annotations.Nullable;
import org.rollcall.graphql.GlobalId;
import org.rollcall.graphql.Node;
import org.rollcall.provider.Provider;

/** A list at a provider. */
@Description("A list (Constant Contact), or a tag in the audience (Mailchimp).")
public final class ProviderList implements Node {

    private final UUID key;
    private final Provider provider;
    private final @Nullable String externalId;
    private final String name;

    ProviderList(UUID key, Provider provider, @Nullable String externalId, String name) {
        this.key = key;
        this.provider = provider;
        this.externalId = externalId;
        this.name = name;
    }

    @Override
    @Id
    @NonNull
    @Description("Global id.")
    public String getId() {
        return GlobalId.LIST.of(key);
    }

    @NonNull
    @Description("The provider.")
    public Provider getProvider() {
        return provider;
    }

    @Description("Id at the provider; null while Rollcall has yet to make it.")
    public @Nullable String getExternalId() {
        return externalId;
    }

    @NonNull
    @Description("Name at the provider.")
    public String getName() {
        return name;
    }
}
