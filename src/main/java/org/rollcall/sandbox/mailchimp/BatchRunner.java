package org.rollcall.sandbox.mailchimp;

import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import jakarta.enterprise.context.ApplicationScoped;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import org.jboss.logging.Logger;
import org.rollcall.sandbox.Exchange;
import org.rollcall.sandbox.Request;
import org.rollcall.sandbox.SimulatedProvider;

/** Executes the operations of batches, one after the other, each in one transaction with its outcome. */
@ApplicationScoped
class BatchRunner {

    private static final Logger LOG = Logger.getLogger(BatchRunner.class);

    private final BatchStore store;
    private final AudienceStore audiences;
    private final Exchange exchange;
    private final Courier courier;
    private final Pool pool;
    private final AtomicInteger wanted = new AtomicInteger();

    BatchRunner(BatchStore store, AudienceStore audiences, Exchange exchange, Courier courier, Pool pool) {
        this.store = store;
        this.audiences = audiences;
        this.exchange = exchange;
        this.courier = courier;
        this.pool = pool;
    }

    /** Executes what is waiting; a run that is under way looks again when it is through. */
    void run(SimulatedProvider provider) {
        if (wanted.getAndIncrement() == 0) {
            drain(provider);
        }
    }

    private void drain(SimulatedProvider provider) {
        int seen = wanted.get();
        Uni.createFrom()
                .deferred(() -> step(provider))
                .repeat()
                .whilst(more -> more)
                .collect()
                .last()
                .onFailure()
                .invoke(e -> LOG.error("sandbox batches stopped", e))
                .onFailure()
                .recoverWithItem(false)
                .subscribe()
                .with(done -> {
                    if (wanted.addAndGet(-seen) != 0) {
                        drain(provider);
                    }
                });
    }

    /** Executes the next operation, and says whether there was one. */
    private Uni<Boolean> step(SimulatedProvider provider) {
        return store.next(pool)
                .chain(next -> next.isEmpty()
                        ? Uni.createFrom().item(false)
                        : execute(provider, next.get()).replaceWith(true));
    }

    private Uni<Void> execute(SimulatedProvider provider, Operation operation) {
        return pool.withConnection(audiences::account)
                .map(account -> request(operation, account.apiKey()))
                .chain(request -> exchange.perform(
                        provider,
                        request,
                        (db, answer) -> store.finish(
                                db, operation, answer.status(), answer.body().toString())))
                .replaceWithVoid()
                .onFailure()
                .recoverWithUni(e -> {
                    LOG.error("sandbox operation failed", e);
                    return pool.withTransaction(db -> store.finish(db, operation, 500, ""));
                })
                .invoke(courier::run);
    }

    private static Request request(Operation operation, String key) {
        String[] target = operation.path().split("\\?", 2);
        Map<String, String> query = new HashMap<>();
        operation.params().forEach(param -> query.put(param.getKey(), String.valueOf(param.getValue())));
        if (target.length == 2) {
            for (String pair : target[1].split("&", -1)) {
                String[] sides = pair.split("=", 2);
                query.put(decoded(sides[0]), sides.length == 2 ? decoded(sides[1]) : "");
            }
        }
        String path = target[0].startsWith("/") ? target[0] : "/" + target[0];
        return new Request("", operation.method(), "/3.0" + path, Map.copyOf(query), operation.body(), "Bearer " + key);
    }

    private static String decoded(String text) {
        return URLDecoder.decode(text, StandardCharsets.UTF_8);
    }
}
