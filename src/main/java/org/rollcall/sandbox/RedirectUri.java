package org.rollcall.sandbox;

import java.net.URI;
import java.net.URISyntaxException;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Where an authorization page may send the browser: a registered path of this machine, at any port. */
record RedirectUri(String text, String origin) {

    private static final List<String> LOOPBACK = List.of("127.0.0.1", "localhost", "[::1]");

    static Optional<RedirectUri> parse(String text, String registeredPath) {
        try {
            URI uri = new URI(text);
            boolean registered = List.of("http", "https").contains(String.valueOf(uri.getScheme()))
                    && uri.getHost() != null
                    && LOOPBACK.contains(uri.getHost())
                    && uri.getRawUserInfo() == null
                    && uri.getRawQuery() == null
                    && uri.getRawFragment() == null
                    && registeredPath.equals(uri.getRawPath());
            return registered
                    ? Optional.of(new RedirectUri(text, uri.getScheme() + "://" + uri.getRawAuthority()))
                    : Optional.empty();
        } catch (URISyntaxException e) {
            return Optional.empty();
        }
    }

    Answer redirect(Map<String, String> parameters) {
        return AuthorizationPage.seeOther(text + "?" + new Form(parameters).encode());
    }
}
