package org.rollcall.account;

import jakarta.enterprise.context.ApplicationScoped;
import java.net.URI;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.rollcall.provider.Provider;

/** Where providers send people back to; it has to be registered with them letter by letter. */
@ApplicationScoped
class CallbackAddress {

    private final String publicUrl;

    CallbackAddress(@ConfigProperty(name = "rollcall.public-url") String publicUrl) {
        this.publicUrl = publicUrl.replaceFirst("/+$", "");
    }

    URI of(Provider provider) {
        return URI.create(publicUrl + "/connect/" + pathName(provider) + "/callback");
    }

    /** The provider of a path name, such as {@code constant-contact}. */
    static Optional<Provider> provider(String pathName) {
        return Stream.of(Provider.values())
                .filter(provider -> pathName(provider).equals(pathName))
                .findFirst();
    }

    private static String pathName(Provider provider) {
        return provider.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
