package org.rollcall.sync;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Runs as they are now, beside their events: read once for everybody who gets the same event at the same time. What is at
 * hand for an event was read after it had happened, and not long ago.
 */
@ApplicationScoped
class RunsNow {

    private static final Duration FRESH = Duration.ofMillis(500);
    private static final int MOST = 1_000;

    private final RunReader runs;
    private final Map<Moment, Read> reads = new LinkedHashMap<>();

    RunsNow(RunReader runs) {
        this.runs = runs;
    }

    private record Moment(UUID run, int sequence) {
        static Moment of(SyncEvent event) {
            return new Moment(event.row().run(), event.row().sequence());
        }
    }

    private record Read(Uni<Map<UUID, SyncRun>> runs, long at) {
        boolean fresh(long now) {
            return now - at < FRESH.toNanos();
        }
    }

    /** The runs of these events, in their order. */
    Uni<List<SyncRun>> of(List<SyncEvent> events) {
        List<Uni<Map<UUID, SyncRun>>> found =
                reads(events.stream().map(Moment::of).distinct().toList());
        return Uni.join().all(found).andFailFast().map(parts -> {
            Map<UUID, SyncRun> all = new HashMap<>();
            parts.forEach(all::putAll);
            return events.stream().map(event -> all.get(event.row().run())).toList();
        });
    }

    private synchronized List<Uni<Map<UUID, SyncRun>>> reads(List<Moment> moments) {
        long now = System.nanoTime();
        forget(now);
        List<Moment> missing =
                moments.stream().filter(moment -> !reads.containsKey(moment)).toList();
        if (!missing.isEmpty()) {
            Uni<Map<UUID, SyncRun>> read = runs.byIds(
                            missing.stream().map(Moment::run).collect(Collectors.toSet()))
                    .memoize()
                    .indefinitely();
            missing.forEach(moment -> reads.put(moment, new Read(read, now)));
        }
        return moments.stream()
                .flatMap(moment -> Stream.ofNullable(reads.get(moment)))
                .map(Read::runs)
                .distinct()
                .toList();
    }

    /** The oldest stand first. */
    private void forget(long now) {
        var oldest = reads.entrySet().iterator();
        while (oldest.hasNext()) {
            if (oldest.next().getValue().fresh(now) && reads.size() <= MOST) {
                return;
            }
            oldest.remove();
        }
    }
}
