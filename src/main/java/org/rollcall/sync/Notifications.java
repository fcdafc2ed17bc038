package org.rollcall.sync;

import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import io.vertx.mutiny.core.Vertx;
import io.vertx.mutiny.pgclient.pubsub.PgSubscriber;
import io.vertx.pgclient.PgConnectOptions;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jspecify.annotations.Nullable;

/**
 * PostgreSQL's notifications on a connection of their own: hints that there is work, that there are events, or that accounts
 * changed. Losing one
 * loses nothing, since everybody also looks by himself. Needs a direct connection, not a transaction pooler.
 */
@ApplicationScoped
public class Notifications {

    private static final Duration RECONNECT = Duration.ofSeconds(1);

    private final Vertx vertx;
    private final PgConnectOptions options;
    private final Worker worker;
    private final List<Runnable> eventListeners = new CopyOnWriteArrayList<>();
    private final List<Runnable> accountListeners = new CopyOnWriteArrayList<>();
    private @Nullable PgSubscriber subscriber;

    Notifications(
            Vertx vertx,
            Worker worker,
            @ConfigProperty(name = "rollcall.database.url") String url,
            @ConfigProperty(name = "rollcall.database.user") String user,
            @ConfigProperty(name = "rollcall.database.password") String password) {
        this.vertx = vertx;
        this.worker = worker;
        this.options = PgConnectOptions.fromUri(url).setUser(user).setPassword(password);
    }

    void start(@Observes StartupEvent started) {
        PgSubscriber listening = PgSubscriber.subscriber(vertx, options);
        listening.reconnectPolicy(retries -> RECONNECT.toMillis());
        listening.channel("rollcall_work").handler(payload -> worker.wake());
        listening.channel("rollcall_events").handler(payload -> eventListeners.forEach(Runnable::run));
        listening.channel("rollcall_accounts").handler(payload -> accountListeners.forEach(Runnable::run));
        subscriber = listening;
        listening.connect().subscribe().with(connected -> {}, failure -> {});
    }

    void stop(@Observes ShutdownEvent ended) {
        if (subscriber != null) {
            subscriber.closeAndForget();
        }
    }

    /** Calls back whenever events may have been appended. */
    public void onEvents(Runnable listener) {
        eventListeners.add(listener);
    }

    /** Calls back whenever something about accounts may have changed. */
    public void onAccounts(Runnable listener) {
        accountListeners.add(listener);
    }
}
