package org.rollcall.endpoint;

import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import io.vertx.core.Vertx;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.jboss.logging.Logger;
import org.rollcall.access.Tokens;

/** Closes the sockets of tokens that were revoked meanwhile, each replica its own, with whatever goes on there. */
@ApplicationScoped
class Evictions {

    private static final Duration EVERY = Duration.ofSeconds(2);
    private static final Logger LOG = Logger.getLogger(Evictions.class);

    private final SocketRoute sockets;
    private final Tokens tokens;
    private final Vertx vertx;
    private long timer;

    Evictions(SocketRoute sockets, Tokens tokens, Vertx vertx) {
        this.sockets = sockets;
        this.tokens = tokens;
        this.vertx = vertx;
    }

    void start(@Observes StartupEvent start) {
        timer = vertx.setPeriodic(EVERY.toMillis(), due -> look());
    }

    void stop(@Observes ShutdownEvent end) {
        vertx.cancelTimer(timer);
    }

    /** A look that fails is followed by another; until then nobody new comes in either. */
    private void look() {
        Map<UUID, List<Socket>> open = sockets.byToken();
        if (!open.isEmpty()) {
            tokens.live(open.keySet())
                    .subscribe()
                    .with(
                            live -> evict(open, live),
                            failure -> LOG.warnf("Sockets of revoked tokens were not looked for. cause=%s", failure));
        }
    }

    private static void evict(Map<UUID, List<Socket>> open, Set<UUID> live) {
        open.forEach((token, sockets) -> {
            if (!live.contains(token)) {
                sockets.forEach(
                        socket -> socket.on(() -> socket.close(4403, "Forbidden: the token opens nothing any more")));
            }
        });
    }
}
