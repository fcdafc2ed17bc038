package org.rollcall.schedule;

import io.quarkus.arc.All;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.scheduler.Scheduled;
import io.quarkus.scheduler.Scheduled.ConcurrentExecution;
import io.quarkus.vertx.http.HttpServerStart;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.event.ObservesAsync;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jboss.logging.Logger;
import org.rollcall.calendar.BusinessClock;
import org.rollcall.schedule.JobStore.Due;

/**
 * Runs jobs when they are due by the association's clock. A run is claimed in the database, so that it happens on one
 * replica; a service that slept over several times runs the job once; what a killed one held is begun anew when its lease
 * has ended. Jobs run beside each other.
 */
@ApplicationScoped
class Scheduler {

    private static final Logger LOG = Logger.getLogger(Scheduler.class);

    /** The longest pause after failures is the shortest times two to the power of this. */
    private static final int DOUBLINGS = 6;

    private final ScheduleConfig config;
    private final BusinessClock clock;
    private final JobStore store;
    private final Map<String, Job> jobs;
    private final String holder = "scheduler-" + UUID.randomUUID();
    private final Set<Claim> held = ConcurrentHashMap.newKeySet();
    private volatile boolean begun;
    private volatile boolean stopping;

    Scheduler(ScheduleConfig config, BusinessClock clock, JobStore store, @All List<Job> jobs) {
        this.config = config;
        this.clock = clock;
        this.store = store;
        this.jobs = jobs.stream().collect(Collectors.toUnmodifiableMap(Job::name, Function.identity()));
    }

    /** Jobs begin once the service listens: the sandbox's providers are served by this very process. */
    void begin(@ObservesAsync HttpServerStart listening) {
        begun = config.working();
    }

    /** Waits a while for the runs under way, and leaves the others to other replicas. */
    void stop(@Observes ShutdownEvent ended) {
        stopping = true;
        long deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(10);
        while (!held.isEmpty() && System.nanoTime() < deadline) {
            LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(50));
        }
        if (!held.isEmpty()) {
            store.letGo(holder).await().atMost(Duration.ofSeconds(5));
        }
    }

    @Scheduled(every = "1s", concurrentExecution = ConcurrentExecution.SKIP)
    Uni<Void> look() {
        if (!begun || stopping) {
            return Uni.createFrom().voidItem();
        }
        return enter().chain(this::beginAllDue)
                .onFailure()
                .invoke(failure -> LOG.warnf("The database cannot be asked for jobs. cause=%s", failure))
                .onFailure()
                .recoverWithNull();
    }

    @Scheduled(every = "10s", concurrentExecution = ConcurrentExecution.SKIP)
    Uni<Void> renew() {
        if (held.isEmpty()) {
            return Uni.createFrom().voidItem();
        }
        return store.renew(Set.copyOf(held), config.lease())
                .onFailure()
                .invoke(failure -> LOG.warnf("Claims on jobs could not be renewed. cause=%s", failure))
                .onFailure()
                .recoverWithNull();
    }

    /** Enters the jobs with their next times, where that is news. */
    Uni<Void> enter() {
        Instant now = clock.now();
        return store.enter(
                jobs.values().stream()
                        .map(job -> new Due(
                                job.name(),
                                job.cadence().words(clock.zone()),
                                job.cadence().after(now, clock.zone())))
                        .toList(),
                now);
    }

    private Uni<Void> beginAllDue() {
        return claim().flatMap(claim -> {
            if (claim.isEmpty()) {
                return Uni.createFrom().voidItem();
            }
            run(claim.get())
                    .subscribe()
                    .with(
                            done -> {},
                            failure -> LOG.warnf(
                                    "The end of a job could not be noted; it runs again. job=%s cause=%s",
                                    claim.get().name(), failure));
            return beginAllDue();
        });
    }

    /** Claims and runs one job that is due; false when there is none. */
    Uni<Boolean> runNext() {
        return claim().flatMap(claim -> claim.isEmpty()
                ? Uni.createFrom().item(false)
                : run(claim.get()).replaceWith(true));
    }

    private Uni<Optional<Claim>> claim() {
        return store.claim(jobs.keySet(), clock.now(), holder, config.lease());
    }

    private Uni<Void> run(Claim claim) {
        Job job = Objects.requireNonNull(jobs.get(claim.name()));
        held.add(claim);
        return Uni.createFrom()
                .deferred(job::run)
                .flatMap(outcome -> ended(claim, job, outcome))
                .onFailure()
                .recoverWithUni(failure -> failed(claim, job, failure))
                .eventually(() -> held.remove(claim));
    }

    private Uni<Void> ended(Claim claim, Job job, String outcome) {
        LOG.infof("A job ran. job=%s outcome=%s", job.name(), outcome);
        Instant now = clock.now();
        return store.ended(claim, now, outcome, false, job.cadence().after(now, clock.zone()));
    }

    /** Again after a pause, but not beyond the next regular time. */
    private Uni<Void> failed(Claim claim, Job job, Throwable failure) {
        LOG.errorf(failure, "A job failed. job=%s failures=%s", job.name(), claim.failures() + 1);
        Instant now = clock.now();
        Instant again = now.plus(config.retry().multipliedBy(1L << Math.min(claim.failures(), DOUBLINGS)));
        Instant regular = job.cadence().after(now, clock.zone());
        String why = failure.getMessage() == null ? failure.getClass().getSimpleName() : failure.getMessage();
        return store.ended(claim, now, why, true, again.isBefore(regular) ? again : regular);
    }
}
