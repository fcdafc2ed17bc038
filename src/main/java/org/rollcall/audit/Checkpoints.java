package org.rollcall.audit;

import io.smallrye.mutiny.Uni;
import io.vertx.core.buffer.Buffer;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.SqlClient;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.HexFormat;
import java.util.Optional;

/** Remembers up to where the whole trail was found to be as it was written. */
@ApplicationScoped
class Checkpoints {

    /** The trail was intact up to this entry, at that moment. */
    record Checkpoint(int position, String seal, Instant checkedAt) {}

    private final Pool pool;
    private final Seals seals;

    Checkpoints(Pool pool, Seals seals) {
        this.pool = pool;
        this.seals = seals;
    }

    /** The last one; empty also for one that we did not write, or whose entry is another by now. */
    Uni<Optional<Checkpoint>> last(SqlClient transaction) {
        return transaction
                .query("""
                SELECT c.* FROM audit_checkpoint c
                WHERE EXISTS (SELECT FROM audit_entry e WHERE e.position = c.position AND e.seal = c.seal)
                """)
                .execute()
                .map(rows -> rows.stream().findFirst().flatMap(this::believed));
    }

    private Optional<Checkpoint> believed(Row row) {
        Checkpoint checkpoint = new Checkpoint(
                row.getInteger("position"),
                org.rollcall.audit.Row.hex(row.getBuffer("seal").getDelegate()),
                row.getOffsetDateTime("checked_at").toInstant());
        String mark = org.rollcall.audit.Row.hex(row.getBuffer("mark").getDelegate());
        return mark(row.getString("key_id"), checkpoint).filter(mark::equals).map(own -> checkpoint);
    }

    /** The trail is intact; one that is empty leaves nothing to remember. */
    Uni<Void> put(int position, String seal) {
        String key = seals.presentKey();
        Checkpoint checkpoint = new Checkpoint(position, seal, Instant.now().truncatedTo(ChronoUnit.MICROS));
        return pool.preparedQuery("""
                INSERT INTO audit_checkpoint (position, seal, checked_at, key_id, mark) VALUES ($1, $2, $3, $4, $5)
                ON CONFLICT (single) DO UPDATE SET position = EXCLUDED.position, seal = EXCLUDED.seal,
                    checked_at = EXCLUDED.checked_at, key_id = EXCLUDED.key_id, mark = EXCLUDED.mark
                """)
                .execute(Tuple.of(
                        position,
                        bytes(seal),
                        OffsetDateTime.ofInstant(checkpoint.checkedAt(), ZoneOffset.UTC),
                        key,
                        bytes(mark(key, checkpoint).orElseThrow())))
                .replaceWithVoid();
    }

    /** Nothing is known to be intact: whoever asks has to look from the beginning. */
    Uni<Void> drop() {
        return pool.query("DELETE FROM audit_checkpoint").execute().replaceWithVoid();
    }

    private Optional<String> mark(String key, Checkpoint checkpoint) {
        return seals.ofCheckpoint(key, checkpoint.position(), checkpoint.seal(), checkpoint.checkedAt());
    }

    private static Buffer bytes(String hex) {
        return Buffer.buffer(HexFormat.of().parseHex(hex));
    }
}
