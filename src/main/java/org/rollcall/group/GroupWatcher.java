package org.rollcall.group;

import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import io.smallrye.mutiny.subscription.UniEmitter;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** One subscriber to groups that change, and which of them it has yet to see. */
final class GroupWatcher {

    /** Groups that are read together. */
    private static final int BATCH = 50;

    private final GroupStore groups;
    private final @Nullable GroupFilter filter;
    private final Set<UUID> unseen = new LinkedHashSet<>();
    private @Nullable UniEmitter<? super List<UUID>> waiting;

    GroupWatcher(GroupStore groups, @Nullable GroupFilter filter) {
        this.groups = groups;
        this.filter = filter;
    }

    /** With a filter, whatever matches is yet to be seen. */
    Uni<Void> begin() {
        return filter == null
                ? Uni.createFrom().voidItem()
                : groups.ids(filter).invoke(this::changed).replaceWithVoid();
    }

    /** The groups that match, as they are when the subscriber takes them. */
    Multi<Group> groups() {
        return Multi.createBy()
                .repeating()
                .uni(this::nextGroups)
                .indefinitely()
                .onItem()
                .transformToMultiAndConcatenate(found -> Multi.createFrom().iterable(found));
    }

    void changed(Collection<UUID> ids) {
        UniEmitter<? super List<UUID>> waiter;
        List<UUID> some;
        synchronized (this) {
            unseen.addAll(ids);
            waiter = waiting;
            if (waiter == null || unseen.isEmpty()) {
                return;
            }
            waiting = null;
            some = take();
        }
        waiter.complete(some);
    }

    private Uni<List<Group>> nextGroups() {
        return nextIds().flatMap(ids -> groups.matching(ids, filter));
    }

    private Uni<List<UUID>> nextIds() {
        return Uni.createFrom().emitter(emitter -> {
            List<UUID> some;
            synchronized (this) {
                if (unseen.isEmpty()) {
                    waiting = emitter;
                    return;
                }
                some = take();
            }
            emitter.complete(some);
        });
    }

    private List<UUID> take() {
        List<UUID> some = unseen.stream().limit(BATCH).toList();
        some.forEach(unseen::remove);
        return some;
    }
}
