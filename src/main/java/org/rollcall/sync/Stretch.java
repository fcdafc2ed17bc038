package org.rollcall.sync;

import java.util.ArrayList;
import java.util.List;

/**
 * What was read of the log in one go.
 *
 * @param from behind this position
 * @param through up to this one, including what was not wanted
 * @param horizon the latest position that was deleted for its age
 * @param complete whether it reached the log's end
 * @param events in their order
 */
record Stretch(long from, long through, long horizon, boolean complete, List<SyncEvent> events) {

    static final Stretch NONE = new Stretch(-1, -1, 0, true, List.of());

    /** This and what was read behind it, of which at most so many events are kept. */
    Stretch followedBy(Stretch next, int most) {
        if (next.from != through) {
            return next;
        }
        List<SyncEvent> all = new ArrayList<>(events);
        all.addAll(next.events);
        int dropped = Math.max(0, all.size() - most);
        return new Stretch(
                dropped == 0 ? from : all.get(dropped - 1).row().position(),
                next.through,
                next.horizon,
                next.complete,
                List.copyOf(all.subList(dropped, all.size())));
    }
}
