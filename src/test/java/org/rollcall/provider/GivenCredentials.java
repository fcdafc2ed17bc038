package org.rollcall.provider;

import io.smallrye.mutiny.Uni;
import java.util.function.Function;

/** Credentials that nobody replaces. */
public record GivenCredentials(Secret secret) implements Credentials {

    /** An account of the settings, ready to be called. */
    public static Platform open(PlatformSource source) {
        return source.open(new GivenCredentials(source.configured().orElseThrow()), null);
    }

    @Override
    public Uni<Secret> current() {
        return Uni.createFrom().item(secret);
    }

    @Override
    public Uni<Secret> renew(Secret used, Function<Secret, Uni<Secret>> exchange) {
        return current();
    }
}
