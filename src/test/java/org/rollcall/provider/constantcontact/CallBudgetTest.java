package org.rollcall.provider.constantcontact;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import io.smallrye.mutiny.Uni;
import io.smallrye.mutiny.subscription.Cancellable;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.rollcall.IdleEngine;
import org.rollcall.TestDatabase;
import org.rollcall.provider.ProviderTrouble;
import org.rollcall.provider.ProviderTrouble.Kind;

/** Replicas are budgets over one database; the clock stands until a test moves it. */
@QuarkusTest
@TestProfile(IdleEngine.class)
@WithTestResource(TestDatabase.class)
class CallBudgetTest {

    private static final int FAST = 1_000;
    private static final Instant NOON = Instant.parse("2026-11-24T12:00:00Z");
    private static final Instant TURN = Instant.parse("2026-11-25T00:00:00Z");

    @Inject
    @SuppressWarnings("NullAway.Init")
    Pool pool;

    private final String client = UUID.randomUUID().toString();
    private Instant now = NOON;

    @AfterEach
    void forget() {
        execute("DELETE FROM call_budget WHERE client LIKE $1 || '%'");
    }

    @Test
    void theReplicasDrawOnOneAccountOfCalls() {
        var one = replica(FAST, 3);
        var other = replica(FAST, 3);

        take(one);
        take(other);
        take(one);

        assertThat(stored().getInteger("spent")).isEqualTo(3);
        spentUntil(TURN, other.take());
    }

    @Test
    void anotherClientHasCallsOfItsOwn() {
        take(replica(FAST, 1));

        var stranger = new CallBudget(pool, () -> now, client + "-other", FAST, 1);

        take(stranger);
        spentUntil(TURN, replica(FAST, 1).take());
    }

    @Test
    void theDaysCallsStopAtTheLimitAndCountAnewAtMidnightUtc() {
        var budget = replica(FAST, 2);
        take(budget);
        take(budget);
        now = TURN.minusMillis(1);
        spentUntil(TURN, budget.take());

        now = TURN;
        take(budget);

        assertThat(stored().getInteger("spent")).isEqualTo(1);
        assertThat(stored().getLocalDate("day")).isEqualTo(LocalDate.parse("2026-11-25"));
    }

    @Test
    void aRefusedCallIsNotCounted() {
        var budget = replica(FAST, 1);
        take(budget);

        spentUntil(TURN, budget.take());

        assertThat(stored().getInteger("spent")).isEqualTo(1);
    }

    @ParameterizedTest
    @CsvSource({
        "2026-11-24T12:00:00Z, 2026-11-25T00:00:00Z",
        "2026-11-24T23:59:59Z, 2026-11-25T00:00:00Z",
        "2026-11-25T00:00:00Z, 2026-11-25T00:15:00Z",
        "2026-11-25T00:14:59Z, 2026-11-25T00:29:59Z",
        "2026-11-25T00:15:00Z, 2026-11-26T00:00:00Z"
    })
    void aDayThatTheProviderCallsSpentIsClosedToItsEndAndRightAfterItsTurnForAWhile(Instant at, Instant until) {
        var one = replica(FAST, 10_000);
        var other = replica(FAST, 10_000);
        take(one);
        now = at;

        var trouble = one.close().await().atMost(Duration.ofSeconds(30));

        assertThat(trouble.kind()).isEqualTo(Kind.QUOTA_SPENT);
        assertThat(trouble.until()).contains(until);
        now = until.minusMillis(1);
        spentUntil(until, other.take());
        now = until;
        take(other);
        assertThat(stored().getOffsetDateTime("closed_until")).isNull();
    }

    /** The next call's moment is an hour ahead, so that nothing depends on how fast this test is. */
    @ParameterizedTest
    @CsvSource({"4, 265", "1, 1060", "7, 152", "1000, 2"})
    void theReplicasCallsAreApartByTheGrantsPartOfASecondAndSixPercent(int callsPerSecond, int millis) {
        take(replica(callsPerSecond, 100));
        execute("UPDATE call_budget SET next_call_at = clock_timestamp() + interval '1 hour' WHERE client = $1");
        var before = nextCallAt();

        var waiting = List.of(replica(callsPerSecond, 100), replica(callsPerSecond, 100)).stream()
                .map(replica -> replica.take().subscribe().with(none -> {}))
                .toList();
        await().until(() -> stored().getInteger("spent") == 3);
        waiting.forEach(Cancellable::cancel);

        assertThat(Duration.between(before, nextCallAt())).isEqualTo(Duration.ofMillis(2L * millis));
    }

    @Test
    void afterAPauseTheNextCallIsOwedNoneOfTheTimeThatWentBy() {
        take(replica(4, 100));
        execute("UPDATE call_budget SET next_call_at = clock_timestamp() - interval '1 hour' WHERE client = $1");
        var before = databaseNow();

        take(replica(4, 100));

        assertThat(nextCallAt()).isAfterOrEqualTo(before.plusNanos(265_000_000));
    }

    private CallBudget replica(int callsPerSecond, int callsPerDay) {
        return new CallBudget(pool, () -> now, client, callsPerSecond, callsPerDay);
    }

    private static void take(CallBudget budget) {
        budget.take().await().atMost(Duration.ofSeconds(30));
    }

    private static void spentUntil(Instant until, Uni<Void> taken) {
        assertThatThrownBy(() -> taken.await().atMost(Duration.ofSeconds(30)))
                .isInstanceOfSatisfying(ProviderTrouble.class, trouble -> {
                    assertThat(trouble.kind()).isEqualTo(Kind.QUOTA_SPENT);
                    assertThat(trouble.until()).contains(until);
                });
    }

    private OffsetDateTime nextCallAt() {
        return stored().getOffsetDateTime("next_call_at");
    }

    private OffsetDateTime databaseNow() {
        return pool.query("SELECT clock_timestamp() AS now")
                .execute()
                .await()
                .atMost(Duration.ofSeconds(30))
                .iterator()
                .next()
                .getOffsetDateTime("now");
    }

    private Row stored() {
        return pool.preparedQuery("SELECT * FROM call_budget WHERE client = $1")
                .execute(Tuple.of(client))
                .await()
                .atMost(Duration.ofSeconds(30))
                .iterator()
                .next();
    }

    private void execute(String sql) {
        pool.preparedQuery(sql).execute(Tuple.of(client)).await().atMost(Duration.ofSeconds(30));
    }
}
