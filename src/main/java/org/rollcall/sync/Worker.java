package org.rollcall.sync;

import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import io.quarkus.vertx.http.HttpServerStart;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.core.Vertx;
import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.event.ObservesAsync;
import java.time.Duration;
import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.locks.LockSupport;
import org.jboss.logging.Logger;
import org.rollcall.provider.ProviderTrouble;

/**
 * Claims work and does it: one calculation and one account at a time, each in a loop of its own. Woken by notifications
 * and looks by itself every second.
 */
@ApplicationScoped
class Worker {

    private static final Logger LOG = Logger.getLogger(Worker.class);

    private final Vertx vertx;
    private final SyncConfig config;
    private final Instance instance;
    private final WorkStore work;
    private final Calculation calculation;
    private final Sync sync;
    private final Troubles troubles;

    private final Map<Lease.Kind, AtomicBoolean> busy = new EnumMap<>(Lease.Kind.class);
    private final Set<Lease> held = ConcurrentHashMap.newKeySet();
    private volatile boolean begun;
    private volatile boolean stopping;

    Worker(
            Vertx vertx,
            SyncConfig config,
            Instance instance,
            WorkStore work,
            Calculation calculation,
            Sync sync,
            Troubles troubles) {
        this.vertx = vertx;
        this.config = config;
        this.instance = instance;
        this.work = work;
        this.calculation = calculation;
        this.sync = sync;
        this.troubles = troubles;
        for (Lease.Kind kind : Lease.Kind.values()) {
            busy.put(kind, new AtomicBoolean());
        }
    }

    void start(@Observes @Priority(100) StartupEvent started) {
        instance.freeFormerLeases().await().atMost(Duration.ofSeconds(30));
    }

    /** Work begins once the service listens: the sandbox's providers are served by this very process. */
    void begin(@ObservesAsync HttpServerStart listening) {
        vertx.setPeriodic(config.poll().toMillis(), timer -> wake());
        vertx.setPeriodic(config.heartbeat().toMillis(), timer -> renew());
        begun = config.working();
        wake();
    }

    /** Finishes the call under way, records it, and hands back the rest. */
    void stop(@Observes ShutdownEvent ended) {
        stopping = true;
        sync.stop();
        long deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(20);
        while (!held.isEmpty() && System.nanoTime() < deadline) {
            LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(50));
        }
    }

    /** Looks for work now. */
    void wake() {
        for (Lease.Kind kind : Lease.Kind.values()) {
            wake(kind);
        }
    }

    private void wake(Lease.Kind kind) {
        if (!begun || stopping || !busy(kind).compareAndSet(false, true)) {
            return;
        }
        doNext(kind)
                .subscribe()
                .with(
                        any -> {
                            busy(kind).set(false);
                            if (any) {
                                wake(kind);
                            }
                        },
                        failure -> {
                            busy(kind).set(false);
                            LOG.warnf("The database cannot be asked for work. kind=%s cause=%s", kind, failure);
                        });
    }

    private AtomicBoolean busy(Lease.Kind kind) {
        return busy.getOrDefault(kind, new AtomicBoolean());
    }

    /** Claims and does the next piece of work of a kind; false when there is none. */
    Uni<Boolean> doNext(Lease.Kind kind) {
        if (kind == Lease.Kind.SYNC && !config.sending()) {
            return Uni.createFrom().item(false);
        }
        return work.claim(kind, instance.id(), config.lease())
                .flatMap(lease -> lease.isEmpty()
                        ? Uni.createFrom().item(false)
                        : carryOut(lease.get()).replaceWith(true));
    }

    private Uni<Void> carryOut(Lease lease) {
        held.add(lease);
        Uni<Void> carriedOut = switch (lease.kind()) {
            case CALCULATE -> calculation.run(lease);
            case SYNC -> sync.run(lease);
        };
        return carriedOut
                .chain(() -> done(lease))
                .onFailure()
                .recoverWithUni(failure -> failed(lease, failure))
                .eventually(() -> held.remove(lease));
    }

    private Uni<Void> done(Lease lease) {
        return switch (lease.kind()) {
            case CALCULATE -> work.complete(lease);
            case SYNC -> troubles.over(lease).chain(() -> sync.nextDue(lease)).flatMap(due -> doneForNow(lease, due));
        };
    }

    /** An account is done with when nothing is left to look at; what waits for something else is looked at later. */
    private Uni<Void> doneForNow(Lease lease, Optional<Duration> due) {
        if (due.isEmpty()) {
            return work.complete(lease);
        }
        return work.release(lease, stopping ? Duration.ZERO : due.get(), false);
    }

    private Uni<Void> failed(Lease lease, Throwable failure) {
        if (failure instanceof LeaseLost) {
            LOG.warnf("%s", failure.getMessage());
            return Uni.createFrom().voidItem();
        }
        if (failure instanceof ProviderTrouble trouble) {
            return troubles.met(lease, trouble);
        }
        LOG.errorf(failure, "Work failed. kind=%s subject=%s", lease.kind(), lease.subject());
        return work.attempts(lease).flatMap(attempts -> work.release(lease, Backoff.after(attempts), true));
    }

    private void renew() {
        for (Lease lease : held) {
            work.renew(lease, config.lease())
                    .subscribe()
                    .with(
                            still -> {
                                if (!still) {
                                    held.remove(lease);
                                }
                            },
                            failure -> LOG.warnf("A lease could not be renewed. cause=%s", failure));
        }
    }
}
