package org.rollcall.sync;

import io.quarkus.arc.All;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Function;
import org.rollcall.provider.Credentials;
import org.rollcall.provider.FieldRules;
import org.rollcall.provider.Platform;
import org.rollcall.provider.PlatformSource;
import org.rollcall.provider.Provider;
import org.rollcall.provider.Secret;

/** The email platforms that the settings connect. */
@ApplicationScoped
class Platforms {

    private final Map<Provider, Platform> open = new EnumMap<>(Provider.class);
    private final Map<Provider, FieldRules> rules = new EnumMap<>(Provider.class);

    Platforms(@All List<PlatformSource> sources) {
        for (PlatformSource source : sources) {
            rules.put(source.provider(), source.fieldRules());
            source.configured().ifPresent(secret -> open.put(source.provider(), source.open(new Given(secret))));
        }
    }

    Optional<Platform> of(Provider provider) {
        return Optional.ofNullable(open.get(provider));
    }

    /** Providers with an account. */
    List<Provider> connected() {
        return List.copyOf(open.keySet());
    }

    FieldRules fieldRules(Provider provider) {
        return Objects.requireNonNull(rules.get(provider));
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
