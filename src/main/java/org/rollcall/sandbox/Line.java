package org.rollcall.sandbox;

import io.smallrye.mutiny.Uni;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpServerResponse;
import io.vertx.ext.web.RoutingContext;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;

/** The line between clients and one simulated provider: counts connections, delays, and plays the faults. */
final class Line {

    private final SimulatedProvider provider;
    private final Exchange exchange;
    private final Faults faults;
    private final Latency latency;
    private final Vertx vertx;
    private final AtomicInteger underWay = new AtomicInteger();

    Line(SimulatedProvider provider, Exchange exchange, Faults faults, Latency latency, Vertx vertx) {
        this.provider = provider;
        this.exchange = exchange;
        this.faults = faults;
        this.latency = latency;
        this.vertx = vertx;
    }

    void serve(RoutingContext context) {
        long start = System.nanoTime();
        Request request = request(context);
        // Hung up before the answer is written, since the client may use the connection again the moment it has it.
        int connections = underWay.incrementAndGet();
        Optional<Answer> turnedAway =
                connections > provider.connections() ? Optional.of(tooMany(connections)) : provider.turnAway(request);
        Optional<Fault> fault = turnedAway.isPresent() ? Optional.empty() : faults.take(provider.name(), request, true);
        Uni<Answer> answered = turnedAway.isPresent()
                ? exchange.refuse(provider, request, turnedAway.get(), start)
                : answer(request, fault, start);
        answered.onTermination()
                .invoke(underWay::decrementAndGet)
                .subscribe()
                .with(answer -> send(context, answer, fault.map(Fault::kind)), e -> context.fail(500, e));
    }

    private Uni<Answer> answer(Request request, Optional<Fault> fault, long start) {
        Latency.Delay delay = latency.of(provider.name());
        int wait = delay.millis() + fault.map(Line::slowness).orElse(0);
        Optional<Answer> refusal = fault.flatMap(found -> Exchange.refusal(found.kind(), provider));
        return pause(wait)
                .chain(() -> refusal.isPresent()
                        ? exchange.refuse(provider, request, refusal.get(), start)
                        : exchange.apply(provider, request, start, delay)
                                .call(answer -> pause(delay.millisFor(answer.rows()))));
    }

    private Answer tooMany(int connections) {
        return provider.answerIn(Trouble.THROTTLED)
                .with(List.of(new Violation(
                        Violation.Kind.TOO_MANY_CONNECTIONS,
                        null,
                        connections + " calls at the same time, allowed are " + provider.connections())));
    }

    private static int slowness(Fault fault) {
        return fault.kind() == Fault.Kind.SLOW ? fault.millis() : 0;
    }

    private Uni<Void> pause(int millis) {
        return millis == 0
                ? Uni.createFrom().voidItem()
                : Uni.createFrom().emitter(emitter -> vertx.setTimer(millis, timer -> emitter.complete(null)));
    }

    private static void send(RoutingContext context, Answer answer, Optional<Fault.Kind> fault) {
        HttpServerResponse response = context.response();
        if (answer.status() == 0 || fault.equals(Optional.of(Fault.Kind.RESET_AFTER_APPLY))) {
            context.request().connection().close();
            return;
        }
        response.setStatusCode(answer.status());
        answer.headers().forEach(response::putHeader);
        if (fault.equals(Optional.of(Fault.Kind.TRUNCATED)) && answer.body().length() > 1) {
            Buffer half = answer.body().slice(0, answer.body().length() / 2);
            response.putHeader("Content-Length", String.valueOf(answer.body().length()));
            response.write(half)
                    .onComplete(written -> context.request().connection().close());
            return;
        }
        response.end(answer.body());
    }

    private Request request(RoutingContext context) {
        Map<String, String> query = new HashMap<>();
        context.queryParams().forEach(query::putIfAbsent);
        String prefix = "/sandbox/" + provider.name();
        return new Request(
                context.request().scheme() + "://" + context.request().authority(),
                context.request().method().name(),
                context.normalizedPath().substring(prefix.length()),
                Map.copyOf(query),
                Optional.ofNullable(context.body().asString()).orElse(""),
                context.request().getHeader("Authorization"));
    }
}
