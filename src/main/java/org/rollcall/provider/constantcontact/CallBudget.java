package org.rollcall.provider.constantcontact;

import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.Tuple;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Optional;
import org.rollcall.provider.ProviderTrouble;

/**
 * The calls that Constant Contact grants a client id: some a second and some a day, counted anew at 00:00 UTC. All replicas draw
 * on the one account of them that PostgreSQL keeps.
 */
final class CallBudget {

    /** A second and 6 % are divided among its calls, so that calls which are under way for unlike times do not bunch up. */
    private static final int SECOND_MILLIS = 1_060;

    /** Clocks differ: what is refused right after the turn of the day is tried again after this, not a day later. */
    private static final Duration TURN = Duration.ofMinutes(15);

    private final Pool pool;
    private final InstantSource clock;
    private final String clientId;
    private final int spacingMillis;
    private final int callsPerDay;

    /** A client's budget: as many calls as are Rollcall's. */
    CallBudget(Pool pool, InstantSource clock, String clientId, int callsPerSecond, int callsPerDay) {
        this.pool = pool;
        this.clock = clock;
        this.clientId = clientId;
        this.spacingMillis = Math.ceilDiv(SECOND_MILLIS, callsPerSecond);
        this.callsPerDay = callsPerDay;
    }

    /** Takes a call, and waits until it may be made; fails with trouble when the day's calls are spent. */
    Uni<Void> take() {
        Instant now = clock.instant();
        return pool.preparedQuery("""
                INSERT INTO call_budget AS b (client, next_call_at, day, spent)
                VALUES ($1, clock_timestamp() + $2 * interval '1 millisecond', $3, 1)
                ON CONFLICT (client) DO UPDATE SET
                    next_call_at = greatest(b.next_call_at, clock_timestamp()) + $2 * interval '1 millisecond',
                    spent = CASE WHEN b.day = $3 THEN b.spent + 1 ELSE 1 END, day = $3, closed_until = NULL
                WHERE (b.closed_until IS NULL OR b.closed_until <= $4) AND (b.day <> $3 OR b.spent < $5)
                RETURNING (extract(epoch FROM next_call_at - clock_timestamp()) * 1000)::int - $2 AS wait
                """)
                .execute(Tuple.of(clientId, spacingMillis, day(now), now.atOffset(ZoneOffset.UTC), callsPerDay))
                .flatMap(rows -> rows.stream()
                        .findFirst()
                        .map(CallBudget::waiting)
                        .orElseGet(() -> closedUntil().map(until -> {
                            throw spent(until.orElse(turn(now)));
                        })));
    }

    private static Uni<Void> waiting(Row taken) {
        int millis = taken.getInteger("wait");
        return millis <= 0
                ? Uni.createFrom().voidItem()
                : Uni.createFrom().voidItem().onItem().delayIt().by(Duration.ofMillis(millis));
    }

    private Uni<Optional<Instant>> closedUntil() {
        return pool.preparedQuery("SELECT closed_until FROM call_budget WHERE client = $1 AND closed_until IS NOT NULL")
                .execute(Tuple.of(clientId))
                .map(rows -> rows.stream()
                        .findFirst()
                        .map(row -> row.getOffsetDateTime("closed_until").toInstant()));
    }

    /** The provider says that the day's calls are spent, be it by others: no call is made before it counts anew. */
    Uni<ProviderTrouble> close() {
        Instant now = clock.instant();
        boolean atTheTurn = day(now.minus(TURN)).isBefore(day(now));
        Instant until = atTheTurn ? now.plus(TURN) : turn(now);
        return pool.preparedQuery("UPDATE call_budget SET closed_until = $2 WHERE client = $1")
                .execute(Tuple.of(clientId, until.atOffset(ZoneOffset.UTC)))
                .replaceWith(spent(until));
    }

    private static ProviderTrouble spent(Instant until) {
        return ProviderTrouble.quotaSpent(
                until,
                "The day's calls to Constant Contact are spent; it goes on at " + until
                        + ". If that happens often, others use the same client id: see rollcall.constant-contact.reserved-calls.");
    }

    private static LocalDate day(Instant moment) {
        return LocalDate.ofInstant(moment, ZoneOffset.UTC);
    }

    private static Instant turn(Instant moment) {
        return day(moment).plusDays(1).atStartOfDay(ZoneOffset.UTC).toInstant();
    }
}
