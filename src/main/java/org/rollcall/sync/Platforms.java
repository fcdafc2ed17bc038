package org.rollcall.sync;

import static java.util.stream.Collectors.toMap;

import io.quarkus.arc.All;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Collection;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.rollcall.credential.CredentialStore;
import org.rollcall.provider.Credentials;
import org.rollcall.provider.FieldRules;
import org.rollcall.provider.Platform;
import org.rollcall.provider.PlatformSource;
import org.rollcall.provider.Provider;
import org.rollcall.provider.Secret;
import org.rollcall.sync.AccountStore.Account;

/** The email platforms, opened for the accounts that are connected. */
@ApplicationScoped
public class Platforms {

    private final Map<Provider, PlatformSource> sources;
    private final CredentialStore credentials;
    private final Map<UUID, Opened> opened = new ConcurrentHashMap<>();

    /** An account as it was opened; one that was connected anew since is opened anew. */
    private record Opened(int connection, Platform platform) {}

    Platforms(@All List<PlatformSource> sources, CredentialStore credentials) {
        this.sources = new EnumMap<>(sources.stream().collect(toMap(PlatformSource::provider, Function.identity())));
        this.credentials = credentials;
    }

    Collection<PlatformSource> sources() {
        return sources.values();
    }

    /** How a provider's accounts are connected; empty when this version does not know how. */
    public Optional<PlatformSource> source(Provider provider) {
        return Optional.ofNullable(sources.get(provider));
    }

    /** The platform of a connected account. */
    Optional<Platform> of(Account account) {
        return source(account.provider())
                .map(source -> opened.compute(
                                account.id(),
                                (id, former) -> former != null && former.connection() == account.connection()
                                        ? former
                                        : new Opened(account.connection(), open(source, account)))
                        .platform());
    }

    /** What a person chose stands; an account of the settings follows the settings. */
    private Platform open(PlatformSource source, Account account) {
        String chosen = account.connectedBy() == ConnectedBy.SETTINGS ? null : account.audienceId();
        return source.open(credentials.of(account.id()), chosen);
    }

    Platform attempt(Provider provider, Secret secret, @Nullable String audienceId) {
        return source(provider).orElseThrow(() -> Troubles.notOffered(provider)).open(new Given(secret), audienceId);
    }

    /** How the provider takes a member's fields. */
    FieldRules fieldRules(Provider provider) {
        return source(provider).orElseThrow(() -> Troubles.notOffered(provider)).fieldRules();
    }

    private record Given(Secret secret) implements Credentials {
        @Override
        public Uni<Secret> current() {
            return Uni.createFrom().item(secret);
        }

        @Override
        public Uni<Secret> renew(Secret used, Function<Secret, Uni<Secret>> exchange) {
            return current();
        }
    }
}
