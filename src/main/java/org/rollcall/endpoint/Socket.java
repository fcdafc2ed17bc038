package org.rollcall.endpoint;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import graphql.ExecutionResult;
import io.netty.channel.Channel;
import io.quarkus.vertx.core.runtime.context.VertxContextSafetyToggle;
import io.smallrye.common.vertx.VertxContext;
import io.vertx.core.Context;
import io.vertx.core.Vertx;
import io.vertx.core.http.ServerWebSocket;
import io.vertx.core.net.impl.ConnectionBase;
import io.vertx.ext.web.RoutingContext;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.reactivestreams.Publisher;

/**
 * One client's socket. Everything here runs on the event loop of its connection, one thing after the other. A client that
 * sends too much, or does not read what it asked for, is closed with a code; nothing is kept for it.
 *
 * <p>Close codes of the protocol: 4400 bad message, 4401 not initialised, 4408 no {@code connection_init} in time, 4409
 * operation id in use, 4429 too many {@code connection_init}s or messages. Of our own: 4413, the client does not keep up,
 * or answers no ping; it can come back and go on with {@code after}.
 */
final class Socket {

    private static final ObjectMapper JSON = new JsonMapper();
    private static final int MAX_ID = 200;

    /** Operations of a client that are executed at the same time; streams that go on do not count. */
    private static final int AT_ONCE = 4;

    /** Milliseconds from the closing to the end of the connection, for a client that does not answer. */
    private static final long GRACE = 2_000;

    private final ServerWebSocket connection;
    private final RoutingContext routing;
    private final String caller;
    private final Execution execution;
    private final EndpointConfig.Sockets config;
    private final Vertx vertx;
    private final Map<String, Running> running = new HashMap<>();
    private final Map<Timer, Long> timers = new HashMap<>();
    private final Context eventLoop;
    private final Channel channel;
    private boolean initialised;
    private boolean heard = true;
    private int messages;

    private enum Timer {
        INIT,
        PING,
        SECOND,
        PATIENCE,
        END
    }

    Socket(
            ServerWebSocket connection,
            RoutingContext routing,
            String caller,
            Execution execution,
            EndpointConfig.Sockets config) {
        this.connection = connection;
        this.routing = routing;
        this.caller = caller;
        this.execution = execution;
        this.config = config;
        this.vertx = routing.vertx();
        this.eventLoop = vertx.getOrCreateContext();
        // What is closed above it waits until all was written.
        this.channel = ((ConnectionBase) routing.request().connection()).channel();
    }

    void start() {
        connection.setWriteQueueMaxSize(64 * 1024);
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
        List.copyOf(running.values()).forEach(Running::cancel);
        running.clear();
    }

    /** The code comes behind what was sent before; a client that does not take it, or does not answer it, is cut off. */
    void close(int code, String reason) {
        if (!connection.isClosed()) {
            cancel(Timer.PATIENCE);
            connection.resume();
            connection.close((short) code, reason);
            timers.put(Timer.END, vertx.setTimer(GRACE, due -> cutOff()));
        }
    }

    /** The protocol demands an answer; a client of which nothing was heard since the last ping is gone, or does not read. */
    private void ping() {
        if (!heard) {
            close(4413, "No answer to a ping");
            return;
        }
        heard = false;
        send(Map.of("type", "ping"));
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
            case "connection_init" -> init();
            case "ping" -> send(Map.of("type", "pong"));
            case "pong" -> {}
            case "subscribe" -> subscribe(message);
            case "complete" -> complete(message);
            default -> close(4400, "Unknown message type");
        }
    }

    private void init() {
        if (initialised) {
            close(4429, "Too many initialisation requests");
            return;
        }
        initialised = true;
        cancel(Timer.INIT);
        send(Map.of("type", "connection_ack"));
    }

    private void subscribe(JsonNode message) {
        String id = message.path("id").asText();
        if (id.isEmpty() || id.length() > MAX_ID || !message.path("payload").isObject()) {
            close(4400, "A 'subscribe' needs an 'id' and a 'payload'");
        } else if (!initialised) {
            close(4401, "Unauthorized");
        } else if (running.containsKey(id)) {
            close(4409, "Subscriber for this id already exists");
        } else if (running.size() >= config.operations()) {
            refuse(
                    id,
                    Refusal.limit(
                            "operations",
                            config.operations(),
                            null,
                            "This socket has as many operations as are allowed; complete some, or open another."));
        } else {
            execute(id, message.path("payload"));
        }
    }

    private void execute(String id, JsonNode payload) {
        try {
            Execution.Admitted admitted = execution.admit(GraphqlRequest.of(payload), caller);
            Running operation = new Running(this, id, admitted);
            running.put(id, operation);
            readOn();
            // Sessions of the database want a context of their own for each operation, as each HTTP request has one.
            Context own = VertxContext.createNewDuplicatedContext(eventLoop);
            VertxContextSafetyToggle.setContextSafe(own, true);
            own.runOnContext(now -> execution
                    .execute(admitted, routing)
                    .subscribe()
                    .with(
                            result -> on(() -> answered(operation, result)),
                            failure -> on(() -> failed(operation, failure))));
        } catch (Refusal refusal) {
            refuse(id, refusal);
        } catch (Budgets.TooMany spent) {
            refuse(
                    id,
                    Refusal.of(
                            429,
                            "RATE_LIMITED",
                            "The budget of this minute is spent; try again in " + spent.seconds() + " seconds."));
        }
    }

    /** Comes back to the connection's event loop. */
    void on(Runnable step) {
        eventLoop.runOnContext(now -> step.run());
    }

    /** Whether the client has not yet taken what was sent to it. */
    boolean isBehind() {
        return timers.containsKey(Timer.PATIENCE);
    }

    private void send(Map<String, ?> message) {
        if (connection.isClosed()) {
            return;
        }
        connection.writeTextMessage(Answers.text(message));
        if (connection.writeQueueFull() && !isBehind()) {
            connection.pause();
            timers.put(
                    Timer.PATIENCE,
                    vertx.setTimer(
                            config.patience().toMillis(),
                            due -> close(4413, "Reading too slowly; come back and go on with 'after'")));
            connection.drainHandler(drained -> caughtUp());
        }
    }

    private void cutOff() {
        var unused = channel.close();
    }

    /** More is read when the client has taken what was sent, and few of its operations are being executed. */
    private void readOn() {
        long executing = running.values().stream()
                .filter(operation -> !operation.isFollowing())
                .count();
        if (isBehind() || executing >= AT_ONCE) {
            connection.pause();
        } else {
            connection.resume();
        }
    }

    private void caughtUp() {
        cancel(Timer.PATIENCE);
        readOn();
        List.copyOf(running.values()).forEach(Running::goOn);
    }

    private void cancel(Timer timer) {
        Long id = timers.remove(timer);
        if (id != null) {
            vertx.cancelTimer(id);
        }
    }

    private void answered(Running operation, ExecutionResult result) {
        if (running.get(operation.id()) != operation) {
            return;
        }
        if (result.getData() instanceof Publisher<?> stream) {
            operation.follow(stream);
            readOn();
            return;
        }
        if (!result.isDataPresent() || operation.isSubscription()) {
            refused(operation, result);
            return;
        }
        next(operation, result);
        completed(operation);
    }

    void refused(Running operation, ExecutionResult result) {
        if (running.remove(operation.id(), operation)) {
            send(message("error", operation.id(), Answers.errors(result)));
            readOn();
        }
    }

    void failed(Running operation, Throwable failure) {
        if (running.remove(operation.id(), operation)) {
            send(message("error", operation.id(), List.of(Answers.failure(failure))));
            readOn();
        }
    }

    void next(Running operation, ExecutionResult result) {
        if (running.get(operation.id()) == operation) {
            send(message("next", operation.id(), Answers.of(result, operation.extensions())));
        }
    }

    void completed(Running operation) {
        if (running.remove(operation.id(), operation)) {
            Map<String, Object> message = new LinkedHashMap<>();
            message.put("id", operation.id());
            message.put("type", "complete");
            send(message);
            readOn();
        }
    }

    private void complete(JsonNode message) {
        Running operation = running.remove(message.path("id").asText());
        if (operation != null) {
            operation.cancel();
            readOn();
        }
    }

    private void refuse(String id, Refusal refusal) {
        send(message("error", id, refusal.errors()));
    }

    private static Map<String, Object> message(String type, String id, Object payload) {
        Map<String, Object> message = new LinkedHashMap<>();
        message.put("id", id);
        message.put("type", type);
        message.put("payload", payload);
        return message;
    }
}
