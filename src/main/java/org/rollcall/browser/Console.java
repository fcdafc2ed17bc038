package org.rollcall.browser;

import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;

/** The ways to the console, whose files Quinoa serves, and what is said where the service was built without it. */
@ApplicationScoped
class Console {

    private static final String HOME = "/console/";
    private static final String NOT_BUILT =
            "There is no such page. If there is none at /console/ either, this service was built"
                    + " where Node.js (20.19 or later) was missing, and has no console.";

    /** Behind the files. */
    private static final int LAST = 100_000;

    void install(@Observes Router router) {
        router.get("/").handler(Console::leadHome);
        router.getWithRegex("/console").handler(Console::leadHome);
        router.get("/console/*")
                .order(LAST)
                .handler(context -> context.response()
                        .setStatusCode(404)
                        .putHeader("Content-Type", "text/plain;charset=UTF-8")
                        .end(NOT_BUILT));
    }

    private static void leadHome(RoutingContext context) {
        context.response().setStatusCode(302).putHeader("Location", HOME).end();
    }
}
