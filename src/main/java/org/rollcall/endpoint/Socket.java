package org.rollcall.endpoint;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.vertx.core.Vertx;
import io.vertx.core.http.ServerWebSocket;
import io.vertx.core.net.impl.ConnectionBase;
import io.vertx.ext.web.RoutingContext;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.rollcall.access.Caller;

/**
 * One client's socket. Everything here runs on the event loop of its connection, one thing after the other. A client that
 * sends too much, or does not read what it asked for, is closed with a code; nothing is kept for it.
 *
 * <p>Close codes of the protocol: 4400 bad message, 4401 not initialised, 4403 not let in, or not any longer (its token
 * expired or was revoked), 4408 no {@code connection_init} in time, 4409 operation id in use, 4429 too many
 * {@code connection_init}s, messages or sockets. Of our own: 4413, the client does not keep up, or answers no ping; it can come
 * back and go on with {@code after}. 1013, it cannot be found out at present who it is.
 */
final class Socket {

    private static final ObjectMapper JSON = new JsonMapper();
    private static final int MAX_ID = 200;

    private final ServerWebSocket connection;
    private final Handshake handshake;
    private final EndpointConfig.Sockets config;
    private final Vertx vertx;
    private final Map<Timer, Long> timers = new HashMap<>();
    private final Outlet outlet;
    private final Operations operations;
    private boolean heard = true;
    private volatile @Nullable Caller caller;
    private int messages;

    private enum Timer {
        INIT,
        EXPIRY,
        PING,
        SECOND
    }

    Socket(
            ServerWebSocket connection,
            RoutingContext routing,
            Handshake handshake,
            Execution execution,
            EndpointConfig.Sockets config) {
        this.connection = connection;
        this.handshake = handshake;
        this.config = config;
        this.vertx = routing.vertx();
        this.outlet = new Outlet(
                connection, ((ConnectionBase) routing.request().connection()).channel(), vertx, config, this::caughtUp);
        this.operations = new Operations(connection, routing, execution, outlet);
    }

    void start() {
        connection.textMessageHandler(this::received);
        connection.binaryMessageHandler(bytes -> close(4400, "Binary messages are not understood"));
        connection.exceptionHandler(failure -> close(4400, "Bad message"));
        timers.put(
                Timer.INIT,
                vertx.setTimer(
                        config.initTimeout().toMillis(), due -> close(4408, "Connection initialisation timeout")));
        timers.put(Timer.SECOND, vertx.setPeriodic(1_000, due -> messages = 0));
        timers.put(Timer.PING, vertx.setPeriodic(config.ping().toMillis(), due -> ping()));
    }

    /** Ends what runs for the client; nothing costs anything afterwards. */
    void closed() {
        timers.values().forEach(vertx::cancelTimer);
        timers.clear();
        outlet.closed();
        operations.cancel();
    }

    void close(int code, String reason) {
        outlet.close(code, reason);
    }

    boolean isClosed() {
        return connection.isClosed();
    }

    /**
     * The protocol demands an answer: a client of which nothing was heard since the last ping is gone, or does not read. While
     * many of its operations are executed nothing could be heard.
     */
    private void ping() {
        if (!heard && !operations.areMany()) {
            close(4413, "No answer to a ping");
            return;
        }
        heard = false;
        send("ping");
    }

    private void received(String text) {
        heard = true;
        if (++messages > config.messagesPerSecond()) {
            close(4429, "Too many messages");
            return;
        }
        try {
            JsonNode message = JSON.readTree(text);
            dispatch(message == null ? JSON.nullNode() : message);
        } catch (JsonProcessingException e) {
            close(4400, "The message is not JSON");
        }
    }

    private void dispatch(JsonNode message) {
        switch (message.path("type").asText()) {
            case "connection_init" -> handshake.begin(message.path("payload"), this);
            case "ping" -> send("pong");
            case "pong" -> {}
            case "subscribe" -> subscribe(message);
            case "complete" -> operations.complete(message.path("id").asText());
            default -> close(4400, "Unknown message type");
        }
    }

    /** It is known whose it is. */
    void enter(Caller known) {
        cancel(Timer.INIT);
        caller = known;
        awaitExpiry(known);
        send("connection_ack");
    }

    /** Looks again each day, since no timer waits for years. */
    private void awaitExpiry(Caller known) {
        if (known.expiresAt() != null) {
            Duration left = Duration.between(Instant.now(), known.expiresAt());
            if (left.isNegative() || left.isZero()) {
                close(4403, "Forbidden: the token has expired");
                return;
            }
            long wait = Math.min(left.toMillis() + 1, Duration.ofDays(1).toMillis());
            timers.put(Timer.EXPIRY, vertx.setTimer(wait, due -> awaitExpiry(known)));
        }
    }

    /** Whose it is; empty until that is known. */
    Optional<Caller> caller() {
        return Optional.ofNullable(caller);
    }

    private void subscribe(JsonNode message) {
        String id = message.path("id").asText();
        @Nullable Caller known = caller;
        if (id.isEmpty() || id.length() > MAX_ID || !message.path("payload").isObject()) {
            close(4400, "A 'subscribe' needs an 'id' and a 'payload'");
        } else if (known == null) {
            close(4401, "Unauthorized");
        } else if (operations.has(id)) {
            close(4409, "Subscriber for this id already exists");
        } else if (operations.count() >= config.operations()) {
            operations.refuse(
                    id,
                    Refusal.limit(
                            "operations",
                            config.operations(),
                            null,
                            "This socket has as many operations as are allowed; complete some, or open another."));
        } else {
            operations.execute(id, message.path("payload"), known);
        }
    }

    /** Comes back to the connection's event loop. */
    void on(Runnable step) {
        operations.on(step);
    }

    private void caughtUp() {
        operations.goOn();
    }

    private void send(String type) {
        outlet.send(Answers.text(Map.of("type", type)));
    }

    private void cancel(Timer timer) {
        Long id = timers.remove(timer);
        if (id != null) {
            vertx.cancelTimer(id);
        }
    }
}
