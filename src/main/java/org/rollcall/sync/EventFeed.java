package org.rollcall.sync;

import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Optional;
import org.rollcall.graphql.CursorExpired;

/**
 * Streams events to whoever subscribes: what is stored, in order, then what comes. The next events are taken only when the
 * subscriber has taken those before, so that a slow one costs no memory; whoever has come up to the log's end shares it.
 */
@ApplicationScoped
class EventFeed {

    /** Events that one subscriber reads together while it catches up; a large one has 500 changes. */
    private static final int BATCH = 20;

    private final EventReader events;
    private final EventTail tail;

    EventFeed(EventReader events, EventTail tail) {
        this.events = events;
        this.tail = tail;
    }

    /** The events behind a position that the filter shows; a run's end with the run, others never. */
    Multi<SyncEvent> of(EventFilter filter, long after) {
        return Multi.createBy()
                .repeating()
                .uni(() -> new Reader(filter, after), Reader::next)
                .whilst(batch -> filter.run() == null
                        || batch.isEmpty()
                        || !(batch.get(batch.size() - 1) instanceof SyncRunFinished))
                .onItem()
                .transformToMultiAndConcatenate(batch -> Multi.createFrom().iterable(batch));
    }

    /** One subscriber's place in the log. */
    private final class Reader {

        private final EventFilter filter;
        private long position;
        private boolean caughtUp;

        Reader(EventFilter filter, long position) {
            this.filter = filter;
            this.position = position;
        }

        /** The next events; at the log's end waits for some. None of those that came may be wanted. */
        Uni<List<SyncEvent>> next() {
            return caughtUp
                    ? tail.behind(position).map(this::take)
                    : events.read(filter, position, BATCH).call(this::notLost).map(this::take);
        }

        private List<SyncEvent> take(Stretch stretch) {
            if (stretch.from() > position) {
                caughtUp = false;
                return List.of();
            }
            caughtUp = caughtUp || stretch.complete();
            long before = position;
            position = Math.max(position, stretch.through());
            return stretch.events().stream()
                    .filter(event -> event.row().position() > before)
                    .map(filter::show)
                    .flatMap(Optional::stream)
                    .toList();
        }

        /** Whoever is slower than events are kept is told so instead of being left with a gap. */
        private Uni<Void> notLost(Stretch stretch) {
            return stretch.horizon() <= position
                    ? Uni.createFrom().voidItem()
                    : events.expired(filter.run(), position)
                            .invoke(expired -> {
                                if (expired) {
                                    throw new CursorExpired(
                                            "Events are deleted that were not delivered yet; subscribe without 'after'.");
                                }
                            })
                            .replaceWithVoid();
        }
    }
}
