package org.rollcall.group;

import io.quarkus.runtime.StartupEvent;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.core.Vertx;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jspecify.annotations.Nullable;
import org.rollcall.sync.Notifications;

/**
 * Streams groups that change. Which did is found by one read for all subscribers, twice a second while events come, once a
 * second otherwise, and never while nobody subscribes. Each subscriber keeps only which groups it has yet to see, so that a
 * slow one gets the latest of each.
 */
@ApplicationScoped
class GroupFeed {

    private static final Duration LOOK = Duration.ofMillis(500);

    private final GroupStore groups;
    private final Vertx vertx;
    private final Set<GroupWatcher> watchers = ConcurrentHashMap.newKeySet();
    private final AtomicBoolean notified = new AtomicBoolean();
    private final AtomicBoolean looking = new AtomicBoolean();
    private volatile boolean looked;
    private volatile @Nullable Map<UUID, String> known;

    GroupFeed(GroupStore groups, Notifications notifications, Vertx vertx) {
        this.groups = groups;
        this.vertx = vertx;
        notifications.onEvents(() -> notified.set(true));
        notifications.onAccounts(() -> notified.set(true));
    }

    void start(@Observes StartupEvent started) {
        vertx.setPeriodic(LOOK.toMillis(), timer -> tick());
    }

    /** The groups that match first, if there is a filter; then each that changed. */
    Multi<Group> changes(@Nullable GroupFilter filter) {
        return Multi.createFrom().deferred(() -> {
            GroupWatcher watcher = new GroupWatcher(groups, filter);
            watchers.add(watcher);
            return begun().chain(watcher::begin)
                    .onItem()
                    .transformToMulti(begun -> watcher.groups())
                    .onTermination()
                    .invoke(() -> watchers.remove(watcher));
        });
    }

    /** How many watch. */
    int watching() {
        return watchers.size();
    }

    /** What is there now is no change. */
    private Uni<Void> begun() {
        return known == null
                ? groups.fingerprints()
                        .invoke(now -> known = known == null ? now : known)
                        .replaceWithVoid()
                : Uni.createFrom().voidItem();
    }

    private void tick() {
        if (watchers.isEmpty()) {
            known = null;
            return;
        }
        boolean due = notified.getAndSet(false) || !looked;
        looked = due;
        if (due && looking.compareAndSet(false, true)) {
            groups.fingerprints()
                    .subscribe()
                    .with(
                            now -> {
                                looking.set(false);
                                tell(now);
                            },
                            failure -> looking.set(false));
        }
    }

    private void tell(Map<UUID, String> now) {
        Map<UUID, String> before = known;
        known = now;
        if (before != null) {
            Collection<UUID> changed = changed(before, now);
            watchers.forEach(watcher -> watcher.changed(changed));
        }
    }

    private static List<UUID> changed(Map<UUID, String> before, Map<UUID, String> now) {
        return now.entrySet().stream()
                .filter(group -> !Objects.equals(group.getValue(), before.get(group.getKey())))
                .map(Map.Entry::getKey)
                .toList();
    }
}
