package org.rollcall.sync;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.rollcall.graphql.BadRequest;
import org.rollcall.graphql.CursorExpired;
import org.rollcall.graphql.Page;

/** Pages of events, and the positions that cursors stand for. */
@ApplicationScoped
public class EventPages {

    /** Values in a cursor of an event. */
    public static final int KEY_LENGTH = 1;

    private final EventReader events;

    EventPages(EventReader events) {
        this.events = events;
    }

    /** What happened to a record, newest first. */
    public Uni<SyncEventConnection> ofRecord(UUID record, Page page) {
        position(page);
        return events.ofRecord(record, page).map(SyncEventConnection::new);
    }

    /** Events oldest first; who goes on behind one that is deleted is told. */
    Uni<SyncEventConnection> of(EventFilter filter, Page page) {
        Long position = position(page);
        Uni<Void> kept = page.backward() ? Uni.createFrom().voidItem() : kept(filter.run(), position);
        return kept.chain(() -> events.page(filter, page)).map(SyncEventConnection::new);
    }

    /** Fails when events behind the position are no longer kept. */
    Uni<Void> kept(@Nullable UUID run, @Nullable Long position) {
        return position == null
                ? Uni.createFrom().voidItem()
                : events.expired(run, position)
                        .invoke(expired -> {
                            if (expired) {
                                throw new CursorExpired(
                                        "The events behind 'after' are no longer kept; begin again without it.");
                            }
                        })
                        .replaceWithVoid();
    }

    /** The position that `after` stands for. */
    static @Nullable Long position(@Nullable String after) {
        return after == null ? null : position(Page.of(1, after, null, null, KEY_LENGTH));
    }

    private static @Nullable Long position(Page page) {
        if (page.position() == null) {
            return null;
        }
        try {
            long position = Long.parseLong(page.position().get(0));
            if (position >= 0) {
                return position;
            }
        } catch (NumberFormatException e) {
            // Said below.
        }
        throw new BadRequest("'" + (page.backward() ? "before" : "after")
                + "' is not a cursor of an event; pass one as an event gave it.");
    }
}
