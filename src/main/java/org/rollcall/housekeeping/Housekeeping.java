package org.rollcall.housekeeping;

import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.SqlResult;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.stream.Collectors;
import org.rollcall.audit.Trail;
import org.rollcall.schedule.Cadence;
import org.rollcall.schedule.Job;

/** Deletes once a night what is older than it is kept, in batches, so that nobody waits behind a long transaction. */
@ApplicationScoped
class Housekeeping implements Job {

    private final RetentionConfig config;
    private final Pool pool;
    private final Trail trail;

    Housekeeping(RetentionConfig config, Pool pool, Trail trail) {
        this.config = config;
        this.pool = pool;
        this.trail = trail;
    }

    @Override
    public String name() {
        return "housekeeping";
    }

    @Override
    public Cadence cadence() {
        return new Cadence.Daily(config.time());
    }

    @Override
    public Uni<String> run() {
        return Multi.createFrom()
                .items(Leftover.values())
                .onItem()
                .transformToUniAndConcatenate(
                        leftover -> delete(leftover, 0).map(rows -> rows + " " + leftover.words()))
                .collect()
                .with(Collectors.joining(", ", "Deleted: ", ""))
                .flatMap(words -> expire(0).map(entries -> words + ", " + entries + " audit entries."));
    }

    /** Goes on while batches are full; tells how many were deleted in all. */
    private Uni<Integer> delete(Leftover leftover, int before) {
        return pool.preparedQuery(leftover.statement())
                .execute(Tuple.of((int) age(leftover).toSeconds(), config.batch()))
                .map(SqlResult::rowCount)
                .flatMap(rows ->
                        rows < config.batch() ? Uni.createFrom().item(before + rows) : delete(leftover, before + rows));
    }

    /** The trail has its own way of losing its beginning, which stays provable. */
    private Uni<Integer> expire(int before) {
        return trail.expire(config.audit(), config.batch())
                .flatMap(rows -> rows < config.batch() ? Uni.createFrom().item(before + rows) : expire(before + rows));
    }

    private Duration age(Leftover leftover) {
        return switch (leftover) {
            case EVENTS -> config.events();
            case RUNS -> config.runs();
            case DIGESTS -> config.digests();
            // Nobody can have them once they have expired.
            case EXPORTS -> Duration.ZERO;
            case CONNECTION_ATTEMPTS -> config.connectionAttempts();
            case IDEMPOTENCY_KEYS -> config.idempotencyKeys();
        };
    }
}
