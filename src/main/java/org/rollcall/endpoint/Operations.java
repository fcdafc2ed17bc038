package org.rollcall.endpoint;

import com.fasterxml.jackson.databind.JsonNode;
import graphql.ExecutionResult;
import io.quarkus.vertx.core.runtime.context.VertxContextSafetyToggle;
import io.smallrye.common.vertx.VertxContext;
import io.vertx.core.Context;
import io.vertx.core.http.ServerWebSocket;
import io.vertx.ext.web.RoutingContext;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.reactivestreams.Publisher;
import org.rollcall.access.Caller;

/**
 * The operations that a client has going on one socket. Few are executed at the same time, and while they are, or while the
 * client is behind with what was sent to it, nothing more is read from it.
 */
final class Operations {

    /** Executed at the same time; streams that go on do not count. */
    private static final int AT_ONCE = 4;

    private final ServerWebSocket connection;
    private final RoutingContext routing;
    private final Execution execution;
    private final Outlet outlet;
    private final Context eventLoop;
    private final Map<String, Running> running = new HashMap<>();

    /** To be made on the event loop of the connection, on which everything here runs. */
    Operations(ServerWebSocket connection, RoutingContext routing, Execution execution, Outlet outlet) {
        this.connection = connection;
        this.routing = routing;
        this.execution = execution;
        this.outlet = outlet;
        this.eventLoop = routing.vertx().getOrCreateContext();
    }

    boolean has(String id) {
        return running.containsKey(id);
    }

    int count() {
        return running.size();
    }

    /** Whether so many are executed that nothing is read meanwhile, answers to pings included. */
    boolean areMany() {
        return running.values().stream()
                        .filter(operation -> !operation.isFollowing())
                        .count()
                >= AT_ONCE;
    }

    void execute(String id, JsonNode payload, Caller caller) {
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
            refuse(id, spent.refusal());
        }
    }

    /** The client wants no more of it; nothing, if it has ended already. */
    void complete(String id) {
        Running operation = running.remove(id);
        if (operation != null) {
            operation.cancel();
            readOn();
        }
    }

    void refuse(String id, Refusal refusal) {
        send(message("error", id, refusal.errors()));
    }

    /** The client has read what it was behind with. */
    void goOn() {
        readOn();
        List.copyOf(running.values()).forEach(Running::goOn);
    }

    /** Ends them all; nothing costs anything afterwards. */
    void cancel() {
        List.copyOf(running.values()).forEach(Running::cancel);
        running.clear();
    }

    /** Comes back to the connection's event loop. */
    void on(Runnable step) {
        eventLoop.runOnContext(now -> step.run());
    }

    /** Whether the client has not yet taken what was sent to it. */
    boolean isBehind() {
        return outlet.isBehind();
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
        end(operation, message("error", operation.id(), Answers.errors(result)));
    }

    void failed(Running operation, Throwable failure) {
        end(operation, message("error", operation.id(), List.of(Answers.failure(failure))));
    }

    void completed(Running operation) {
        end(operation, message("complete", operation.id()));
    }

    void next(Running operation, ExecutionResult result) {
        if (running.get(operation.id()) == operation) {
            Map<String, Object> message = message("next", operation.id());
            message.put("payload", Answers.of(result, operation.extensions()));
            send(message);
        }
    }

    private void end(Running operation, Map<String, Object> message) {
        if (running.remove(operation.id(), operation)) {
            send(message);
            readOn();
        }
    }

    private void readOn() {
        if (isBehind() || areMany()) {
            connection.pause();
        } else {
            connection.resume();
        }
    }

    private void send(Map<String, Object> message) {
        outlet.send(Answers.text(message));
    }

    private static Map<String, Object> message(String type, String id, List<?> payload) {
        Map<String, Object> message = message(type, id);
        message.put("payload", payload);
        return message;
    }

    private static Map<String, Object> message(String type, String id) {
        Map<String, Object> message = new LinkedHashMap<>();
        message.put("id", id);
        message.put("type", type);
        return message;
    }
}
