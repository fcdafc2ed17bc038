package org.rollcall.sync;

import io.smallrye.mutiny.Uni;
import io.vertx.core.Context;
import io.vertx.core.Vertx;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;
import org.rollcall.sync.StatusReader.Standing;

/**
 * Reads statuses that are asked for one by one as if they had been asked for together. The framework makes no batch of a field
 * with an argument, but it comes to all rows of a page within one turn of the event loop: what is asked in a request until that
 * turn ends is one statement.
 */
@ApplicationScoped
public class StatusLoader {

    /** What a request has asked for in the present turn. */
    private static final class Turn {
        private final List<UUID> groups = new ArrayList<>();
        private final List<@Nullable String> addresses = new ArrayList<>();
        private final CompletableFuture<List<List<Standing>>> found = new CompletableFuture<>();
    }

    private final StatusReader statuses;

    StatusLoader(StatusReader statuses) {
        this.statuses = statuses;
    }

    /** Where an address stands in a group, at each connected account. */
    public Uni<List<Standing>> of(UUID group, @Nullable String address) {
        Context context = Vertx.currentContext();
        if (context == null || !context.isEventLoopContext()) {
            List<@Nullable String> one = new ArrayList<>();
            one.add(address);
            return statuses.of(List.of(group), one).map(found -> found.get(0));
        }
        Turn turn = context.getLocal(Turn.class);
        if (turn == null) {
            turn = new Turn();
            context.putLocal(Turn.class, turn);
            context.runOnContext(end -> read(context));
        }
        int place = turn.groups.size();
        turn.groups.add(group);
        turn.addresses.add(address);
        return Uni.createFrom().completionStage(turn.found).map(found -> found.get(place));
    }

    private void read(Context context) {
        Turn turn = context.getLocal(Turn.class);
        context.removeLocal(Turn.class);
        statuses.of(turn.groups, turn.addresses)
                .subscribe()
                .with(turn.found::complete, turn.found::completeExceptionally);
    }
}
