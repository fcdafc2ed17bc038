package org.rollcall.sync;

import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * Streams a run's events to whoever subscribes: what is stored, in order, then what comes. The next events are read only
 * when the subscriber has taken those before, so that a slow one costs no memory.
 */
@ApplicationScoped
class EventFeed {

    private static final int BATCH = 100;

    /** Without a notification the log is looked at so often. */
    private static final Duration LOOK = Duration.ofSeconds(1);

    private final EventReader events;
    private final Set<Runnable> waiting = ConcurrentHashMap.newKeySet();
    private final AtomicInteger notified = new AtomicInteger();

    EventFeed(EventReader events, Notifications notifications) {
        this.events = events;
        notifications.onEvents(this::wake);
    }

    /** The run's events behind a position; ends with the run. */
    Multi<SyncEvent> of(UUID run, long after) {
        return Multi.createBy()
                .repeating()
                .uni(() -> new Reader(run, after), Reader::next)
                .whilst(batch -> batch.isEmpty() || !(batch.get(batch.size() - 1) instanceof SyncRunFinished))
                .onItem()
                .transformToMultiAndConcatenate(batch -> Multi.createFrom().iterable(batch));
    }

    private void wake() {
        notified.incrementAndGet();
        waiting.forEach(Runnable::run);
    }

    /** One subscriber's place in the log. */
    private final class Reader {

        private final UUID run;
        private long position;
        private int seen = -1;

        Reader(UUID run, long position) {
            this.run = run;
            this.position = position;
        }

        /** The next events; waits for some, but not longer than until the next look. */
        Uni<List<SyncEvent>> next() {
            int before = notified.get();
            return (before == seen ? aWhile() : Uni.createFrom().voidItem())
                    .chain(() -> events.after(run, position, BATCH))
                    .invoke(batch -> {
                        seen = batch.isEmpty() ? before : -1;
                        if (!batch.isEmpty()) {
                            position = batch.get(batch.size() - 1).row().position();
                        }
                    });
        }

        private Uni<Void> aWhile() {
            return Uni.createFrom()
                    .<Void>emitter(emitter -> {
                        Runnable done = () -> emitter.complete(null);
                        waiting.add(done);
                        emitter.onTermination(() -> waiting.remove(done));
                    })
                    .ifNoItem()
                    .after(LOOK)
                    .fail()
                    .onFailure()
                    .recoverWithNull();
        }
    }
}
