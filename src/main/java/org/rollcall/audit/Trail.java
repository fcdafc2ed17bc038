package org.rollcall.audit;

import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import io.vertx.core.buffer.Buffer;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.SqlClient;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicBoolean;

/** The trail as a whole: whether it is as it was written, and its end at the far side. */
@ApplicationScoped
public class Trail {

    private static final int PAGE = 5_000;

    private final Pool pool;
    private final Seals seals;
    private final Auditor auditor;

    Trail(Pool pool, Seals seals, Auditor auditor) {
        this.pool = pool;
        this.seals = seals;
        this.auditor = auditor;
    }

    /** Looks at every entry, all of one moment. */
    public Uni<AuditIntegrity> inspect() {
        return pool.withTransaction(transaction -> transaction
                .query("SET TRANSACTION ISOLATION LEVEL REPEATABLE READ READ ONLY")
                .execute()
                .chain(() -> transaction.query("SELECT * FROM audit_head").execute())
                .map(rows -> new Inspection(seals, head(rows.iterator().next())))
                .call(inspection -> walk(transaction, inspection))
                .map(Inspection::end));
    }

    private static Uni<Void> walk(SqlClient transaction, Inspection inspection) {
        return Multi.createBy()
                .repeating()
                .uni(
                        AtomicBoolean::new,
                        ended -> transaction
                                .preparedQuery(
                                        "SELECT * FROM audit_entry WHERE position > $1 ORDER BY position LIMIT $2")
                                .execute(Tuple.of(inspection.position(), PAGE))
                                .map(rows -> {
                                    rows.forEach(row -> inspection.look(Row.read(row)));
                                    return rows.size();
                                }))
                .whilst(rows -> rows == PAGE)
                .collect()
                .last()
                .replaceWithVoid();
    }

    /** Deletes up to so many of the oldest entries, if they are older than this; tells how many. */
    public Uni<Integer> expire(Duration age, int most) {
        return pool.withTransaction(transaction -> transaction
                .query("SELECT lock_audit()")
                .execute()
                .chain(() -> transaction.preparedQuery("""
                        SELECT position, seal FROM (
                            SELECT position, seal, occurred_at FROM audit_entry ORDER BY position LIMIT $2) oldest
                        WHERE occurred_at < now() - $1 * interval '1 second'
                        ORDER BY position DESC LIMIT 1
                        """).execute(Tuple.of((int) age.toSeconds(), most)))
                .flatMap(rows -> rows.size() == 0
                        ? Uni.createFrom().item(0)
                        : expire(transaction, rows.iterator().next())));
    }

    private Uni<Integer> expire(SqlClient transaction, io.vertx.mutiny.sqlclient.Row last) {
        int position = last.getInteger("position");
        String seal = Row.hex(last.getBuffer("seal").getDelegate());
        return Erasing.allowed(
                        transaction,
                        () -> transaction
                                .preparedQuery("DELETE FROM audit_entry WHERE position <= $1")
                                .execute(Tuple.of(position)))
                .call(() -> auditor.recordFrom(
                        transaction,
                        position,
                        seal,
                        (from, to) -> Entry.of(Actor.SYSTEM, AuditAction.AUDIT_EXPIRED, null)
                                .with("from", from)
                                .with("to", to)))
                .map(deleted -> deleted.rowCount());
    }

    private static Inspection.Head head(io.vertx.mutiny.sqlclient.Row row) {
        Buffer headSeal = row.getBuffer("head_seal") == null
                ? Buffer.buffer()
                : row.getBuffer("head_seal").getDelegate();
        return new Inspection.Head(
                row.getInteger("position"),
                Row.hex(row.getBuffer("seal").getDelegate()),
                row.getInteger("base_position"),
                Row.hex(row.getBuffer("base_seal").getDelegate()),
                row.getString("key_id"),
                Row.hex(headSeal));
    }
}
