package org.rollcall.endpoint;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.mapping;
import static java.util.stream.Collectors.toList;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Tags;
import io.quarkus.runtime.ShutdownEvent;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.ServerWebSocket;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import org.jboss.logging.Logger;
import org.rollcall.access.Authentication;
import org.rollcall.access.Caller;
import org.rollcall.access.CallerKind;
import org.rollcall.access.ClientAddress;

/** GraphQL over WebSocket, by the protocol {@value #PROTOCOL}: opens sockets, counts them, and closes them at the end. */
@ApplicationScoped
class SocketRoute {

    static final String PROTOCOL = "graphql-transport-ws";

    private static final Logger LOG = Logger.getLogger(SocketRoute.class);

    private final Execution execution;
    private final Authentication authentication;
    private final ClientAddress clients;
    private final EndpointConfig.Sockets config;
    private final Set<Socket> open = ConcurrentHashMap.newKeySet();
    private final Map<String, Integer> byAccount = new ConcurrentHashMap<>();

    SocketRoute(
            Execution execution,
            Authentication authentication,
            ClientAddress clients,
            EndpointConfig config,
            MeterRegistry metrics) {
        this.execution = execution;
        this.authentication = authentication;
        this.clients = clients;
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
        // Until it is known whose it is, it is counted with those of its address.
        Place place = new Place(
                Caller.of(context).map(Caller::account).orElseGet(() -> "ADDRESS:" + clients.of(context.request())));
        if (!takePlace(place.account)) {
            context.response().setStatusCode(503).putHeader("Retry-After", "5").end();
            return;
        }
        context.request()
                .toWebSocket()
                .onSuccess(socket -> opened(socket, context, place))
                .onFailure(failure -> {
                    leavePlace(place.account);
                    LOG.debugf("A WebSocket was not opened: %s", failure.getMessage());
                });
    }

    private void opened(ServerWebSocket connection, RoutingContext context, Place place) {
        if (!PROTOCOL.equals(connection.subProtocol())) {
            connection.closeHandler(closed -> leavePlace(place.account));
            connection.close((short) 4406, "Subprotocol not acceptable");
            return;
        }
        Socket socket = new Socket(
                connection,
                context,
                new Handshake(authentication, context, clients.of(context.request()), place),
                execution,
                config);
        open.add(socket);
        connection.closeHandler(closed -> {
            open.remove(socket);
            leavePlace(place.account);
            socket.closed();
        });
        socket.start();
    }

    /** Among whose sockets one is counted. Used on the socket's event loop only. */
    final class Place {

        private String account;

        private Place(String account) {
            this.account = account;
        }

        /** Counts it as the caller's from now on; false when that one has as many as are allowed. */
        boolean moveTo(Caller caller) {
            if (caller.account().equals(account)) {
                return true;
            }
            if (!takePlace(caller.account())) {
                return false;
            }
            leavePlace(account);
            account = caller.account();
            return true;
        }
    }

    private boolean takePlace(String account) {
        boolean[] taken = new boolean[1];
        byAccount.compute(account, (name, count) -> {
            int now = count == null ? 0 : count;
            taken[0] = now < config.perCaller() && open.size() < config.inAll();
            return taken[0] ? Integer.valueOf(now + 1) : count;
        });
        return taken[0];
    }

    private void leavePlace(String account) {
        byAccount.computeIfPresent(account, (name, count) -> count == 1 ? null : count - 1);
    }

    /** Sockets that are open; for tests. */
    int open() {
        return open.size();
    }

    /** Those that were opened by API tokens. */
    Map<UUID, List<Socket>> byToken() {
        return open.stream()
                .flatMap(socket -> socket.caller().stream()
                        .filter(caller -> caller.kind() == CallerKind.API_TOKEN)
                        .map(caller -> Map.entry(UUID.fromString(caller.id()), socket)))
                .collect(groupingBy(Map.Entry::getKey, mapping(Map.Entry::getValue, toList())));
    }

    /** Clients are told to come back: 1012 is a restart. */
    void stop(@Observes ShutdownEvent shutdown) {
        open.forEach(socket -> socket.close(1012, "Service restart"));
    }
}
