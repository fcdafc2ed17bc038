package org.rollcall.access;

import io.vertx.core.http.HttpServerRequest;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Whoever is on this very machine. The peer's address alone does not say it: a proxy here passes on what others ask, and a
 * page of anywhere can give its own name this machine's address (DNS rebinding) and have a browser here ask for it.
 */
final class Neighbour {

    private static final List<String> FORWARDING =
            List.of("Forwarded", "X-Forwarded-For", "X-Forwarded-Host", "X-Forwarded-Proto", "X-Real-IP", "Via");
    private static final Pattern LOOPBACK =
            Pattern.compile("localhost|127(\\.\\d{1,3}){3}|\\[?::1]?|\\[?(0{1,4}:){7}0{0,3}1]?");

    private Neighbour() {}

    /** Whether a name or address means this machine and nothing else. */
    static boolean isLoopback(@Nullable String host) {
        return host != null && LOOPBACK.matcher(host.toLowerCase(Locale.ROOT)).matches();
    }

    /** Whether a request was sent on this machine, to this machine, by way of nobody. */
    static boolean sent(HttpServerRequest request) {
        return isLoopback(address(request))
                && request.authority() != null
                && isLoopback(request.authority().host())
                && FORWARDING.stream().noneMatch(request.headers()::contains);
    }

    /** The other end's address. */
    static String address(HttpServerRequest request) {
        @Nullable
        String address =
                request.remoteAddress() == null ? null : request.remoteAddress().hostAddress();
        return address == null ? "unknown" : address;
    }
}
