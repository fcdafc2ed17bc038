package org.rollcall.sync;

import io.quarkus.runtime.StartupEvent;
import io.smallrye.mutiny.Uni;
import io.smallrye.mutiny.subscription.UniEmitter;
import io.vertx.mutiny.core.Vertx;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.time.Duration;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicBoolean;

/**
 * The end of the log, read once for everybody who waits there, however many they are. Read on a notification, and every
 * second without one; not at all while nobody waits.
 */
@ApplicationScoped
class EventTail {

    /** Events that are kept at hand for those who are a little behind. */
    private static final int KEPT = 40;

    private static final Duration LOOK = Duration.ofSeconds(1);

    private final EventReader events;
    private final Vertx vertx;
    private final Set<Waiter> waiting = ConcurrentHashMap.newKeySet();
    private final AtomicBoolean reading = new AtomicBoolean();
    private final AtomicBoolean missed = new AtomicBoolean();
    private volatile Stretch latest = Stretch.NONE;

    EventTail(EventReader events, Notifications notifications, Vertx vertx) {
        this.events = events;
        this.vertx = vertx;
        notifications.onEvents(this::look);
    }

    /** Somebody who has seen everything up to a position. */
    private record Waiter(long position, UniEmitter<? super Stretch> emitter) {}

    void start(@Observes StartupEvent started) {
        vertx.setPeriodic(LOOK.toMillis(), timer -> look());
    }

    /** What is at hand behind a position, once there is something; it may begin further on than asked for. */
    Uni<Stretch> behind(long position) {
        return Uni.createFrom().emitter(emitter -> {
            Stretch now = latest;
            if (now.through() > position) {
                emitter.complete(now);
            } else {
                await(new Waiter(position, emitter));
            }
        });
    }

    /** How many wait. */
    int waiting() {
        return waiting.size();
    }

    private void await(Waiter waiter) {
        waiting.add(waiter);
        waiter.emitter().onTermination(() -> waiting.remove(waiter));
        // What came between the look at the latest and the waiting would be noticed a second later.
        if (missed.get() || latest.through() > waiter.position()) {
            look();
        }
    }

    private void look() {
        missed.set(true);
        if (!waiting.isEmpty() && reading.compareAndSet(false, true)) {
            read();
        }
    }

    private void read() {
        missed.set(false);
        long nearest = waiting.stream().mapToLong(Waiter::position).min().orElse(latest.through());
        events.read(EventFilter.EVERYTHING, Math.max(nearest, latest.through()), KEPT)
                .subscribe()
                .with(this::taken, failure -> reading.set(false));
    }

    private void taken(Stretch read) {
        Stretch now = latest.followedBy(read, KEPT);
        latest = now;
        reading.set(false);
        for (Waiter waiter : waiting) {
            if (waiter.position() < now.through()) {
                waiter.emitter().complete(now);
            }
        }
        if (missed.get() || !read.complete()) {
            look();
        }
    }
}
