package org.rollcall.endpoint;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import org.rollcall.graphql.RateLimit;

/** What each caller may still ask for: points that an operation costs, so many in a minute. Each replica counts for itself. */
@ApplicationScoped
class Budgets {

    private static final Duration WINDOW = Duration.ofMinutes(1);

    private record Window(Instant end, long spent) {}

    private final int limit;
    private final Clock clock;
    private final Cache<String, Window> windows = Caffeine.newBuilder()
            .maximumSize(100_000)
            .expireAfterWrite(WINDOW.multipliedBy(2))
            .build();

    Budgets(EndpointConfig config) {
        this.limit = config.budget().pointsPerMinute();
        this.clock = Clock.systemUTC();
    }

    /**
     * Takes an operation's points off the caller's budget.
     *
     * @throws TooMany when there are not so many left
     */
    RateLimit charge(String caller, long cost) {
        Instant now = clock.instant();
        Window window = windows.asMap()
                .compute(
                        caller,
                        (name, known) -> known == null || !now.isBefore(known.end())
                                ? new Window(now.plus(WINDOW), cost)
                                : new Window(known.end(), known.spent() + cost));
        if (window.spent() > limit) {
            windows.asMap().computeIfPresent(caller, (name, known) -> new Window(known.end(), known.spent() - cost));
            throw new TooMany(Math.max(1, Duration.between(now, window.end()).toSeconds() + 1));
        }
        return new RateLimit(
                (int) cost, limit, (int) (limit - window.spent()), window.end().atOffset(ZoneOffset.UTC));
    }

    /** The budget is spent; it is full again after some seconds. */
    static final class TooMany extends RuntimeException {

        private final long seconds;

        TooMany(long seconds) {
            super("Spent", null, false, false);
            this.seconds = seconds;
        }

        long seconds() {
            return seconds;
        }

        Refusal refusal() {
            return Refusal.of(
                    429, "RATE_LIMITED", "The budget of this minute is spent; try again in " + seconds + " seconds.");
        }
    }
}
