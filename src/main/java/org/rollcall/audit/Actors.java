package org.rollcall.audit;

import io.quarkus.arc.Arc;
import io.quarkus.vertx.http.runtime.CurrentVertxRequest;
import io.vertx.core.net.SocketAddress;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;
import org.jspecify.annotations.Nullable;

/** Tells who acts; asked where a request enters, since later steps run outside of it. */
@ApplicationScoped
public class Actors {

    private final CurrentVertxRequest request;

    Actors(CurrentVertxRequest request) {
        this.request = request;
    }

    /** Who sent the present request; the service itself outside of one. */
    public Actor current() {
        if (!Arc.container().requestContext().isActive()) {
            return Actor.SYSTEM;
        }
        RoutingContext routing = request.getCurrent();
        return routing == null ? Actor.SYSTEM : of(routing);
    }

    /** Who sent a request that is not the API's. */
    public Actor of(RoutingContext routing) {
        @Nullable SocketAddress remote = routing.request().remoteAddress();
        return new Actor(ActorKind.DEMO, null, "demo", remote == null ? null : remote.hostAddress());
    }
}
