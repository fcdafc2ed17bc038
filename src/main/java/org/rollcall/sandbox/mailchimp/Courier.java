package org.rollcall.sandbox.mailchimp;

import io.smallrye.mutiny.Uni;
import io.vertx.core.Vertx;
import io.vertx.mutiny.sqlclient.Pool;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.concurrent.atomic.AtomicInteger;
import org.jboss.logging.Logger;
import org.rollcall.sandbox.mailchimp.DeliveryStore.Delivery;

/** Tells webhooks what is in line for them, one after the other, after it was committed. */
@ApplicationScoped
class Courier {

    private static final Logger LOG = Logger.getLogger(Courier.class);

    private final DeliveryStore deliveries;
    private final Listener listener;
    private final Pool pool;
    private final Vertx vertx;
    private final AtomicInteger wanted = new AtomicInteger();

    Courier(DeliveryStore deliveries, Listener listener, Pool pool, Vertx vertx) {
        this.deliveries = deliveries;
        this.listener = listener;
        this.pool = pool;
        this.vertx = vertx;
    }

    /** Delivers what is due, and comes back for the rest; a run that is under way looks again when it is through. */
    void run() {
        if (wanted.getAndIncrement() == 0) {
            drain();
        }
    }

    private void drain() {
        int seen = wanted.get();
        Uni.createFrom()
                .deferred(this::step)
                .repeat()
                .whilst(more -> more)
                .collect()
                .last()
                .chain(() -> deliveries.due(pool))
                .subscribe()
                .with(
                        due -> {
                            due.ifPresent(wait -> vertx.setTimer(wait.toMillis(), timer -> run()));
                            goOn(seen);
                        },
                        failure -> {
                            LOG.warnf("sandbox webhooks stopped cause=%s", failure);
                            goOn(seen);
                        });
    }

    private void goOn(int seen) {
        if (wanted.addAndGet(-seen) != 0) {
            drain();
        }
    }

    /** Delivers the next one, and says whether there was one. */
    private Uni<Boolean> step() {
        return deliveries
                .next(pool)
                .chain(next -> next.isEmpty()
                        ? Uni.createFrom().item(false)
                        : deliver(next.get()).replaceWith(true));
    }

    private Uni<Void> deliver(Delivery delivery) {
        return listener.tell(delivery.url(), delivery.body(), delivery.signingSecret())
                .chain(status -> deliveries.answered(pool, delivery.n(), status));
    }
}
