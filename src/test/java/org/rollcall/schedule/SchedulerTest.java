package org.rollcall.schedule;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalTime;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.rollcall.Berlin;
import org.rollcall.TestDatabase;
import org.rollcall.audit.Actor;
import org.rollcall.calendar.BusinessClock;

@QuarkusTest
@TestProfile(Berlin.class)
@WithTestResource(TestDatabase.class)
class SchedulerTest {

    private static final String NAME = "test-job";

    @Inject
    Pool pool;

    @Inject
    BusinessClock clock;

    @Inject
    ScheduleConfig config;

    @Inject
    JobStore store;

    /** Counts its runs, and fails when it is told to. */
    private static final class Counting implements Job {

        final AtomicInteger runs = new AtomicInteger();
        volatile boolean failing;

        @Override
        public String name() {
            return NAME;
        }

        @Override
        public Cadence cadence() {
            return new Cadence.Daily(LocalTime.of(8, 30));
        }

        @Override
        public Uni<String> run() {
            return Uni.createFrom().item(() -> {
                int run = runs.incrementAndGet();
                if (failing) {
                    throw new IllegalStateException("It rains.");
                }
                return "Run " + run;
            });
        }
    }

    private final Counting job = new Counting();

    private Scheduler replica() {
        Scheduler replica = new Scheduler(config, clock, store, List.of(job));
        replica.enter().await().indefinitely();
        return replica;
    }

    private static boolean runNext(Scheduler replica) {
        return replica.runNext().await().indefinitely();
    }

    private ScheduledJob row() {
        return store.all(List.of(NAME)).await().indefinitely().get(0);
    }

    private Instant next() {
        return Objects.requireNonNull(row().nextRunAt()).toInstant();
    }

    @BeforeEach
    void startAtNoon() {
        forget();
        Times.set(clock, "2026-12-01T12:00:00");
    }

    @AfterEach
    void forget() {
        clock.moveTo(Duration.ZERO);
        pool.query("DELETE FROM scheduled_job WHERE name = '" + NAME + "'")
                .execute()
                .await()
                .indefinitely();
    }

    @Test
    void aNewJobWaitsForItsTime() {
        Scheduler replica = replica();

        assertThat(runNext(replica)).isFalse();
        assertThat(next()).isEqualTo("2026-12-02T07:30:00Z");
        assertThat(row().schedule()).isEqualTo("daily at 08:30 (Europe/Berlin)");
    }

    @Test
    void aDueRunHappensOnOneOfManyReplicas() {
        List<Scheduler> replicas = List.of(replica(), replica(), replica());
        Times.set(clock, "2026-12-02T08:30:01");

        List<Boolean> ran = Uni.join()
                .all(replicas.stream().map(Scheduler::runNext).toList())
                .andFailFast()
                .await()
                .indefinitely();

        assertThat(ran).containsOnlyOnce(true);
        assertThat(job.runs).hasValue(1);
        assertThat(row().lastOutcome()).isEqualTo("Run 1");
    }

    @Test
    void whoSleptOverSeveralTimesRunsOnce() {
        Scheduler replica = replica();
        Times.set(clock, "2026-12-10T20:00:00");

        assertThat(runNext(replica)).isTrue();
        assertThat(runNext(replica)).isFalse();

        assertThat(next()).isEqualTo("2026-12-11T07:30:00Z");
    }

    @Test
    void aRunThatAKilledReplicaHeldIsBegunAnewWhenItsLeaseHasEnded() {
        Scheduler other = replica();
        Times.set(clock, "2026-12-02T08:31:00");
        Claim lost = claim("killed");
        assertThat(runNext(other)).isFalse();
        pool.query("UPDATE scheduled_job SET lease_until = now() - interval '1 second' WHERE name = '" + NAME + "'")
                .execute()
                .await()
                .indefinitely();

        assertThat(runNext(other)).isTrue();

        store.ended(lost, clock.now(), "Late", true, clock.now()).await().indefinitely();
        assertThat(row().lastOutcome()).isEqualTo("Run 1");
        assertThat(row().failed()).isFalse();
    }

    private Claim claim(String holder) {
        return store.claim(List.of(NAME), clock.now(), holder, Duration.ofSeconds(30))
                .await()
                .indefinitely()
                .orElseThrow();
    }

    @Test
    void aRunThatIsRenewedStaysWithItsHolder() {
        Scheduler other = replica();
        Times.set(clock, "2026-12-02T08:31:00");
        Claim held = store.claim(List.of(NAME), clock.now(), "slow", Duration.ofMillis(1))
                .await()
                .indefinitely()
                .orElseThrow();

        store.renew(List.of(held), Duration.ofSeconds(30)).await().indefinitely();

        assertThat(runNext(other)).isFalse();
        assertThat(row().running()).isTrue();
    }

    @Test
    void aFailedRunIsRepeatedWithGrowingPausesUntilTheNextRegularTime() {
        Scheduler replica = replica();
        job.failing = true;
        Instant at = Instant.parse("2026-12-02T07:30:00Z");

        for (int minutes : List.of(1, 2, 4, 8, 16, 32, 64, 64)) {
            Times.set(clock, at);
            assertThat(runNext(replica)).isTrue();
            assertThat(Duration.between(at, next()))
                    .isBetween(Duration.ofMinutes(minutes), Duration.ofSeconds(minutes * 60L + 5));
            at = next();
        }
        assertThat(row().failed()).isTrue();
        assertThat(row().lastOutcome()).isEqualTo("It rains.");

        Times.set(clock, "2026-12-03T08:00:00");
        assertThat(runNext(replica)).isTrue();
        assertThat(next()).isEqualTo("2026-12-03T07:30:00Z");

        job.failing = false;
        Times.set(clock, "2026-12-03T08:30:01");
        assertThat(runNext(replica)).isTrue();
        assertThat(row().failed()).isFalse();
        assertThat(next()).isEqualTo("2026-12-04T07:30:00Z");
    }

    @Test
    void aPausedJobRunsOnlyWhenSomebodyAsks() {
        Scheduler replica = replica();
        store.pause(Actor.SYSTEM, NAME, true).await().indefinitely();
        Times.set(clock, "2026-12-02T09:00:00");

        assertThat(runNext(replica)).isFalse();
        assertThat(row().nextRunAt()).isNull();
        store.want(Actor.SYSTEM, NAME).await().indefinitely();
        assertThat(runNext(replica)).isTrue();
        assertThat(runNext(replica)).isFalse();
        store.pause(Actor.SYSTEM, NAME, false).await().indefinitely();

        assertThat(next()).isEqualTo("2026-12-03T07:30:00Z");
    }

    @Test
    void whatIsAskedForDuringARunRunsOnceMore() {
        Scheduler replica = replica();
        store.want(Actor.SYSTEM, NAME).await().indefinitely();
        Claim running = claim("another");

        store.want(Actor.SYSTEM, NAME).await().indefinitely();
        store.ended(running, clock.now(), "Done", false, clock.now().plusSeconds(3600))
                .await()
                .indefinitely();

        assertThat(runNext(replica)).isTrue();
        assertThat(runNext(replica)).isFalse();
    }

    @Test
    void aClockThatIsPutBackTakesTheNextTimeAlong() {
        Scheduler replica = replica();
        Times.set(clock, "2027-12-01T12:00:00");
        assertThat(runNext(replica)).isTrue();
        Times.set(clock, "2026-12-05T12:00:00");

        replica.enter().await().indefinitely();

        assertThat(runNext(replica)).isFalse();
        assertThat(next()).isEqualTo("2026-12-06T07:30:00Z");
    }

    @Test
    void aReplicaWhoseClockIsALittleLateRunsNothingTwice() {
        Scheduler replica = replica();
        Times.set(clock, "2026-12-02T08:30:02");
        assertThat(runNext(replica)).isTrue();
        Times.set(clock, "2026-12-02T08:29:58");

        replica.enter().await().indefinitely();

        Times.set(clock, "2026-12-02T08:30:30");
        assertThat(runNext(replica)).isFalse();
    }
}
