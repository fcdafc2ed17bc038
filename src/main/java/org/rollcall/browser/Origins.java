package org.rollcall.browser;

import io.vertx.core.http.HttpServerRequest;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.net.URI;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/**
 * Refuses what pages of other sites send, whatever it is: requests and WebSockets whose {@code Origin} is none of those
 * allowed, to the letter. Comparing it with the host that is asked for would not do, since a name of the attacker's can
 * lead to this machine.
 */
@ApplicationScoped
class Origins {

    private static final String REFUSAL =
            "{\"errors\":[{\"message\":\"Pages of this origin may not ask here; an operator can"
                    + " allow them by quarkus.http.cors.origins.\",\"extensions\":{\"code\":\"FORBIDDEN_ORIGIN\"}}]}";

    private static final List<String> LOOPBACK = List.of("localhost", "127.0.0.1", "[::1]");

    private final Set<String> allowed = new HashSet<>();

    Origins(
            @ConfigProperty(name = "rollcall.public-url") String publicUrl,
            @ConfigProperty(name = "quarkus.http.cors.origins") Optional<List<String>> configured) {
        allowed.add(origin(URI.create(publicUrl)));
        configured.ifPresent(origins -> origins.forEach(one -> allowed.add(one.toLowerCase(Locale.ROOT))));
    }

    void install(@Observes Router router) {
        router.route().order(-400).handler(this::check);
    }

    private void check(RoutingContext context) {
        List<String> given = context.request().headers().getAll("Origin");
        if (given.isEmpty() || (given.size() == 1 && isAllowed(given.get(0), context.request()))) {
            context.next();
        } else {
            context.response()
                    .setStatusCode(403)
                    .putHeader("Content-Type", "application/json; charset=utf-8")
                    .end(REFUSAL);
        }
    }

    /** A page that this machine itself shows, at the port that is asked, is our own. */
    private boolean isAllowed(String origin, HttpServerRequest request) {
        String lower = origin.toLowerCase(Locale.ROOT);
        int port = request.localAddress().port();
        return allowed.contains(lower)
                || (isLoopback(request.remoteAddress().hostAddress())
                        && LOOPBACK.stream().anyMatch(host -> lower.equals("http://" + host + ":" + port)));
    }

    private static boolean isLoopback(String address) {
        return address.startsWith("127.") || address.equals("::1") || address.equals("0:0:0:0:0:0:0:1");
    }

    private static String origin(URI url) {
        String port = url.getPort() < 0 ? "" : ":" + url.getPort();
        return (url.getScheme() + "://" + url.getHost() + port).toLowerCase(Locale.ROOT);
    }
}
