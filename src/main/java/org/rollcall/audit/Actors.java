package org.rollcall.audit;

import io.quarkus.arc.Arc;
import io.quarkus.vertx.http.runtime.CurrentVertxRequest;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;
import org.rollcall.access.Caller;
import org.rollcall.access.Callers;
import org.rollcall.access.ClientAddress;

/** Tells who acts; asked where a request enters, since later steps run outside of it. */
@ApplicationScoped
public class Actors {

    private final CurrentVertxRequest request;
    private final Callers callers;
    private final ClientAddress clients;

    Actors(CurrentVertxRequest request, Callers callers, ClientAddress clients) {
        this.request = request;
        this.callers = callers;
        this.clients = clients;
    }

    /** Who sent the present request; the service itself outside of one. */
    public Actor current() {
        if (!Arc.container().requestContext().isActive()) {
            return Actor.SYSTEM;
        }
        RoutingContext routing = request.getCurrent();
        if (routing == null) {
            return Actor.SYSTEM;
        }
        return routing.request().path().startsWith("/graphql") ? of(callers.current()) : of(routing);
    }

    /** Who sent a request that is not the API's. */
    public Actor of(RoutingContext routing) {
        return Caller.of(routing)
                .map(Actors::of)
                .orElseGet(() -> new Actor(ActorKind.VISITOR, null, "visitor", clients.of(routing.request())));
    }

    static Actor of(Caller caller) {
        ActorKind kind = switch (caller.kind()) {
            case API_TOKEN -> ActorKind.TOKEN;
            case DEMO -> ActorKind.DEMO;
            case USER -> ActorKind.USER;
        };
        return new Actor(kind, kind == ActorKind.DEMO ? null : caller.id(), caller.name(), caller.address());
    }
}
