package org.rollcall.endpoint;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Tags;
import io.quarkus.runtime.ShutdownEvent;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.ServerWebSocket;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.jboss.logging.Logger;

/** GraphQL over WebSocket, by the protocol {@value #PROTOCOL}: opens sockets, counts them, and closes them at the end. */
@ApplicationScoped
class SocketRoute {

    static final String PROTOCOL = "graphql-transport-ws";

    private static final Logger LOG = Logger.getLogger(SocketRoute.class);

    private final Execution execution;
    private final EndpointConfig.Sockets config;
    private final Set<Socket> open = ConcurrentHashMap.newKeySet();
    private final Map<String, Integer> byCaller = new ConcurrentHashMap<>();

    SocketRoute(Execution execution, EndpointConfig config, MeterRegistry metrics) {
        this.execution = execution;
        this.config = config.sockets();
        metrics.gaugeCollectionSize("rollcall.sockets", Tags.empty(), open);
    }

    /** Behind the checks of origin (-300) and identity (-200), ahead of the framework's own route (-99). */
    void install(@Observes Router router) {
        router.route(HttpMethod.GET, "/graphql").order(-150).handler(this::upgrade);
    }

    private void upgrade(RoutingContext context) {
        if (!"websocket".equalsIgnoreCase(context.request().getHeader("Upgrade"))) {
            context.next();
            return;
        }
        String caller = HttpRoute.caller(context);
        if (!takePlace(caller)) {
            context.response().setStatusCode(503).putHeader("Retry-After", "5").end();
            return;
        }
        context.request()
                .toWebSocket()
                .onSuccess(socket -> opened(socket, context, caller))
                .onFailure(failure -> {
                    leavePlace(caller);
                    LOG.debugf("A WebSocket was not opened: %s", failure.getMessage());
                });
    }

    private void opened(ServerWebSocket connection, RoutingContext context, String caller) {
        if (!PROTOCOL.equals(connection.subProtocol())) {
            connection.closeHandler(closed -> leavePlace(caller));
            connection.close((short) 4406, "Subprotocol not acceptable");
            return;
        }
        Socket socket = new Socket(connection, context, caller, execution, config);
        open.add(socket);
        connection.closeHandler(closed -> {
            open.remove(socket);
            leavePlace(caller);
            socket.closed();
        });
        socket.start();
    }

    private boolean takePlace(String caller) {
        boolean[] taken = new boolean[1];
        byCaller.compute(caller, (name, count) -> {
            int now = count == null ? 0 : count;
            taken[0] = now < config.perCaller() && open.size() < config.inAll();
            return taken[0] ? Integer.valueOf(now + 1) : count;
        });
        return taken[0];
    }

    private void leavePlace(String caller) {
        byCaller.computeIfPresent(caller, (name, count) -> count == 1 ? null : count - 1);
    }

    /** Sockets that are open; for tests. */
    int open() {
        return open.size();
    }

    /** Clients are told to come back: 1012 is a restart. */
    void stop(@Observes ShutdownEvent shutdown) {
        open.forEach(socket -> socket.close(1012, "Service restart"));
    }
}
