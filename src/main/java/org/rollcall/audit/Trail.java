package org.rollcall.audit;

import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import io.vertx.core.buffer.Buffer;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.SqlClient;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** The trail as a whole: whether it is as it was written, and its end at the far side. */
@ApplicationScoped
public class Trail {

    /** Entries that are looked at in one go of an event loop. */
    private static final int PAGE = 1_000;

    /** Entries that whoever asks has looked at. */
    private static final int MOST = 10_000;

    private final Pool pool;
    private final Seals seals;
    private final Auditor auditor;
    private final Checkpoints checkpoints;

    Trail(Pool pool, Seals seals, Auditor auditor, Checkpoints checkpoints) {
        this.pool = pool;
        this.seals = seals;
        this.auditor = auditor;
        this.checkpoints = checkpoints;
    }

    /** Where an inspection begins: behind an entry with this seal, which is taken as it is. */
    private record Start(int position, String seal) {}

    /** Looks at every entry, all of one moment, and remembers up to where nothing is wrong: whoever asks next begins there. */
    public Uni<AuditIntegrity> inspect() {
        return snapshot(transaction -> head(transaction)
                        .map(head -> new Inspection(seals, head, head.basePosition(), head.baseSeal()))
                        .call(inspection -> walk(transaction, inspection, Integer.MAX_VALUE))
                        .flatMap(inspection -> {
                            AuditIntegrity found = inspection.end();
                            return upTo(transaction, inspection.firstProblem().orElse(Integer.MAX_VALUE))
                                    .map(good -> new Found(found, good));
                        }))
                .call(found -> found.good()
                        .map(good -> checkpoints.put(good.position(), good.seal()))
                        .orElseGet(checkpoints::drop))
                .map(Found::integrity);
    }

    private record Found(AuditIntegrity integrity, Optional<Start> good) {}

    /** The last entry before a position. */
    private static Uni<Optional<Start>> upTo(SqlClient transaction, int position) {
        return transaction
                .preparedQuery(
                        "SELECT position, seal FROM audit_entry WHERE position < $1 ORDER BY position DESC LIMIT 1")
                .execute(Tuple.of(position))
                .map(rows -> rows.stream()
                        .findFirst()
                        .map(row -> new Start(
                                row.getInteger("position"),
                                Row.hex(row.getBuffer("seal").getDelegate()))));
    }

    /**
     * Looks at up to {@value #MOST} entries.
     *
     * @param after behind this position; null for behind the last entry that was found to be intact together with all before it
     */
    Uni<AuditIntegrity> inspect(@Nullable Integer after) {
        return inspect(after, MOST);
    }

    Uni<AuditIntegrity> inspect(@Nullable Integer after, int most) {
        return snapshot(transaction -> head(transaction)
                .flatMap(head -> start(transaction, head, after)
                        .map(start -> new Inspection(seals, head, start.position(), start.seal())))
                .call(inspection -> walk(transaction, inspection, most))
                .call(inspection -> laterErasures(transaction, inspection))
                .call(inspection -> upTo(transaction, Integer.MAX_VALUE)
                        .invoke(last -> last.ifPresent(entry -> inspection.last(entry.position(), entry.seal()))))
                .map(Inspection::end));
    }

    private Uni<Start> start(SqlClient transaction, Inspection.Head head, @Nullable Integer after) {
        Start beginning = new Start(head.basePosition(), head.baseSeal());
        return after == null
                ? checkpoints
                        .last(transaction)
                        .map(last -> last.map(known -> new Start(known.position(), known.seal()))
                                .orElse(beginning))
                : upTo(transaction, Math.min(after, Integer.MAX_VALUE - 1) + 1).map(found -> found.orElse(beginning));
    }

    private <T> Uni<T> snapshot(Function<SqlClient, Uni<T>> reading) {
        return pool.withTransaction(transaction -> transaction
                .query("SET TRANSACTION ISOLATION LEVEL REPEATABLE READ READ ONLY")
                .execute()
                .chain(() -> reading.apply(transaction)));
    }

    private static Uni<Inspection.Head> head(SqlClient transaction) {
        return transaction
                .query("SELECT * FROM audit_head")
                .execute()
                .map(rows -> head(rows.iterator().next()));
    }

    private static Uni<Void> walk(SqlClient transaction, Inspection inspection, int most) {
        return Multi.createBy()
                .repeating()
                .uni(
                        AtomicBoolean::new,
                        going -> page(transaction, inspection, Math.min(PAGE, most - inspection.entries())))
                .whilst(full -> full && inspection.entries() < most)
                .collect()
                .last()
                .replaceWithVoid();
    }

    /** Whether there were as many as were wanted. */
    private static Uni<Boolean> page(SqlClient transaction, Inspection inspection, int wanted) {
        return transaction
                .preparedQuery("SELECT * FROM audit_entry WHERE position > $1 ORDER BY position LIMIT $2")
                .execute(Tuple.of(inspection.position(), wanted))
                .map(rows -> {
                    rows.forEach(row -> inspection.look(Row.read(row)));
                    if (rows.size() < wanted) {
                        inspection.reachEnd();
                    }
                    return rows.size() == wanted;
                });
    }

    /** What was erased may be told of behind the entries that were looked at. */
    private static Uni<Void> laterErasures(SqlClient transaction, Inspection inspection) {
        return inspection.lacksNothing()
                ? Uni.createFrom().voidItem()
                : transaction
                        .preparedQuery(
                                "SELECT * FROM audit_entry WHERE action = $1 AND position > $2 ORDER BY position")
                        .execute(Tuple.of(AuditAction.PERSON_ERASED.name(), inspection.position()))
                        .invoke(rows -> rows.forEach(row -> inspection.later(Row.read(row))))
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
