package org.rollcall.endpoint;

import io.smallrye.mutiny.Uni;
import io.vertx.core.buffer.Buffer;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The requests that came with a key, and what was answered to them. Old ones go with the housekeeping. */
@ApplicationScoped
class IdempotencyStore {

    /**
     * An earlier request with the same key.
     *
     * @param request digest of it
     * @param answer null when there is none (yet)
     */
    record Earlier(Buffer request, @Nullable Buffer answer) {}

    private final Pool pool;

    IdempotencyStore(Pool pool) {
        this.pool = pool;
    }

    /** Takes the key for this request; if another had it before, tells which. */
    Uni<Optional<Earlier>> claim(Buffer key, Buffer request) {
        return pool.preparedQuery("INSERT INTO idempotency_key (key, request) VALUES ($1, $2) ON CONFLICT DO NOTHING")
                .execute(Tuple.of(key, request))
                .flatMap(inserted -> inserted.rowCount() == 1
                        ? Uni.createFrom().item(Optional.empty())
                        : earlier(key).map(Optional::of));
    }

    private Uni<Earlier> earlier(Buffer key) {
        return pool.preparedQuery("SELECT request, answer FROM idempotency_key WHERE key = $1")
                .execute(Tuple.of(key))
                .map(rows -> rows.size() == 0
                        ? new Earlier(Buffer.buffer(), null)
                        : earlier(rows.iterator().next()));
    }

    Uni<Void> keep(Buffer key, Buffer answer) {
        return pool.preparedQuery("UPDATE idempotency_key SET answer = $2 WHERE key = $1")
                .execute(Tuple.of(key, answer))
                .replaceWithVoid();
    }

    Uni<Void> release(Buffer key) {
        return pool.preparedQuery("DELETE FROM idempotency_key WHERE key = $1 AND answer IS NULL")
                .execute(Tuple.of(key))
                .replaceWithVoid();
    }

    private static Earlier earlier(Row row) {
        var answer = row.getBuffer("answer");
        return new Earlier(row.getBuffer("request").getDelegate(), answer == null ? null : answer.getDelegate());
    }
}
