package org.rollcall.access;

import io.smallrye.mutiny.Uni;
import io.vertx.core.Context;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import org.jboss.logging.Logger;
import org.rollcall.access.Addresses.Rule;
import org.rollcall.access.Asker.Known;
import org.rollcall.access.Asker.Nobody;
import org.rollcall.access.Asker.Throttled;

/** Stands before every address, and lets through who may. */
@ApplicationScoped
class Guard {

    private static final Logger LOG = Logger.getLogger(Guard.class);

    private final Authentication authentication;
    private final Demo demo;

    Guard(Authentication authentication, Demo demo) {
        this.authentication = authentication;
        this.demo = demo;
    }

    /** Behind the check of the origin (-300), ahead of everything that answers. */
    void install(@Observes Router router) {
        router.route().order(-190).handler(this::meet);
    }

    private void meet(RoutingContext request) {
        Rule rule = Addresses.of(request.normalizedPath());
        switch (rule) {
            case Rule.Anybody ignored -> request.next();
            case Rule.Neighbours ignored -> {
                if (demo.isDemo() && Neighbour.sent(request.request())) {
                    request.next();
                } else {
                    refuse(request, 404, "NOT_FOUND", "There is nothing here.");
                }
            }
            case Rule.DecidedThere ignored -> recognise(request, request::next);
            case Rule.Callers callers -> recognise(request, () -> judge(request, callers.permission()));
        }
    }

    /** The body waits until it is known whose it is. */
    private void recognise(RoutingContext request, Runnable then) {
        Context own = request.vertx().getOrCreateContext();
        request.request().pause();
        Uni<Asker> asker = authentication.of(request.request());
        asker.emitOn(step -> own.runOnContext(now -> step.run()))
                .subscribe()
                .with(
                        found -> {
                            found.keep(request);
                            request.request().resume();
                            if (found instanceof Throttled throttled) {
                                request.response().putHeader("Retry-After", Integer.toString(throttled.seconds()));
                                refuse(request, 429, "RATE_LIMITED", throttled.why());
                            } else {
                                then.run();
                            }
                        },
                        failure -> {
                            LOG.warnf("It could not be found out who asks. cause=%s", failure);
                            request.request().resume();
                            refuse(request, 503, "UNAVAILABLE", "It cannot be found out at present who you are.");
                        });
    }

    private static void judge(RoutingContext request, Permission permission) {
        switch (Asker.of(request)) {
            case Throttled throttled -> throw new IllegalStateException("Refused before: " + throttled);
            case Nobody nobody -> {
                request.response().putHeader("WWW-Authenticate", nobody.challenge());
                refuse(request, 401, "UNAUTHENTICATED", nobody.why());
            }
            case Known known -> {
                if (known.caller().may(permission)) {
                    request.next();
                } else {
                    refuse(request, 403, "FORBIDDEN", Declarations.refusal(known.caller(), permission));
                }
            }
        }
    }

    private static void refuse(RoutingContext request, int status, String code, String message) {
        JsonObject error =
                new JsonObject().put("message", message).put("extensions", new JsonObject().put("code", code));
        request.response()
                .setStatusCode(status)
                .putHeader("Content-Type", "application/json")
                .end(new JsonObject().put("errors", new JsonArray().add(error)).toBuffer());
    }
}
