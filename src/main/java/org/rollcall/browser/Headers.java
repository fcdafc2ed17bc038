package org.rollcall.browser;

import io.vertx.core.MultiMap;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.util.Map;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** Headers by which browsers guard what they were given; a page that says something stricter itself is left alone. */
@ApplicationScoped
class Headers {

    private static final String NOTHING =
            "default-src 'none'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'";

    /** Its styles are made by scripts, its editor runs in a worker made of a text. */
    private static final String PLAYGROUND = "default-src 'none'; script-src 'self'; style-src 'self' 'unsafe-inline';"
            + " img-src 'self' data:; font-src 'self' data:; connect-src 'self'; worker-src 'self' blob:;"
            + " base-uri 'none'; form-action 'none'; frame-ancestors 'none'";

    private static final String CONSOLE_PATH = "/console/";

    /** Nothing but its own files, and the API it came with. */
    private static final String CONSOLE =
            "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:;"
                    + " font-src 'self'; connect-src 'self'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'";

    private static final Map<String, String> ALWAYS = Map.of(
            "X-Content-Type-Options", "nosniff",
            "X-Frame-Options", "DENY",
            "Referrer-Policy", "no-referrer",
            "Cross-Origin-Opener-Policy", "same-origin",
            "Cross-Origin-Resource-Policy", "same-origin");

    private final boolean https;

    Headers(@ConfigProperty(name = "rollcall.public-url") String publicUrl) {
        this.https = publicUrl.startsWith("https:");
    }

    void install(@Observes Router router) {
        router.route().order(-500).handler(this::add);
    }

    private void add(RoutingContext context) {
        context.addHeadersEndHandler(sending -> {
            MultiMap headers = context.response().headers();
            ALWAYS.forEach((name, value) -> putIfAbsent(headers, name, value));
            putIfAbsent(
                    headers, "Content-Security-Policy", policy(context.request().path()));
            if (isPage(context.request().path())) {
                // Names the files of this build: after the next one they are others. The files themselves never change.
                headers.set("Cache-Control", "no-cache");
            }
            if (https) {
                putIfAbsent(headers, "Strict-Transport-Security", "max-age=31536000");
            }
        });
        context.next();
    }

    /** A page of the console, and no file of it. */
    private static boolean isPage(String path) {
        return path.startsWith(CONSOLE_PATH) && !path.startsWith(CONSOLE_PATH + "assets/");
    }

    private static String policy(String path) {
        if (path.startsWith(CONSOLE_PATH)) {
            return CONSOLE;
        }
        return path.startsWith("/q/graphql-ui") ? PLAYGROUND : NOTHING;
    }

    private static void putIfAbsent(MultiMap headers, String name, String value) {
        if (!headers.contains(name)) {
            headers.set(name, value);
        }
    }
}
