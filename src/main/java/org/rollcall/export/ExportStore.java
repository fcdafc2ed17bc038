package org.rollcall.export;

import io.smallrye.mutiny.Uni;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.json.JsonObject;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.RowSet;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import org.rollcall.audit.Actor;
import org.rollcall.audit.AuditAction;
import org.rollcall.audit.Auditor;
import org.rollcall.audit.Entry;
import org.rollcall.graphql.GlobalId;

/** Exports and the pieces of their files. */
@ApplicationScoped
class ExportStore {

    private static final String COLUMNS =
            "id, format, state, failure, row_count, byte_count, chunk_count, requested_at, expires_at";

    private final Pool pool;
    private final Auditor auditor;

    ExportStore(Pool pool, Auditor auditor) {
        this.pool = pool;
        this.auditor = auditor;
    }

    /** Enters an export to be written; empty when as many as may are under way. */
    Uni<Optional<ExportRow>> request(Actor actor, ExportFormat format, JsonObject filter, int most) {
        return pool.withTransaction(tx -> tx.query(
                        "SELECT pg_advisory_xact_lock(hashtextextended('report exports', 0))")
                .execute()
                .chain(() -> tx.preparedQuery("""
                        INSERT INTO report_export (format, filter)
                        SELECT $1, $2 WHERE $3 > (SELECT count(*) FROM report_export WHERE state = 'RUNNING')
                        RETURNING\s""" + COLUMNS).execute(Tuple.of(format.name(), filter, most)))
                .map(rows -> first(rows, ExportStore::read))
                .call(row -> row.isEmpty()
                        ? Uni.createFrom().voidItem()
                        : auditor.record(
                                tx,
                                Entry.of(
                                                actor,
                                                AuditAction.EXPORT_REQUESTED,
                                                GlobalId.REPORT_EXPORT.of(
                                                        row.get().id()))
                                        .with("format", format.name()))));
    }

    Uni<Optional<ExportRow>> byId(UUID id) {
        return pool.preparedQuery("SELECT " + COLUMNS + " FROM report_export WHERE id = $1")
                .execute(Tuple.of(id))
                .map(rows -> first(rows, ExportStore::read));
    }

    /** The export of a file that can be downloaded. */
    Uni<Optional<ExportRow>> ready(UUID id) {
        return pool.preparedQuery("SELECT " + COLUMNS
                        + " FROM report_export WHERE id = $1 AND state = 'READY' AND expires_at > now()")
                .execute(Tuple.of(id))
                .map(rows -> first(rows, ExportStore::read));
    }

    /** A piece of a file; empty when it was deleted meanwhile. */
    Uni<Optional<Buffer>> chunk(UUID export, int number) {
        return pool.preparedQuery("SELECT content FROM export_chunk WHERE export_id = $1 AND number = $2")
                .execute(Tuple.of(export, number))
                .map(rows -> first(rows, row -> row.getBuffer("content").getDelegate()));
    }

    /** Claims the oldest export that nobody is writing. */
    Uni<Optional<ExportClaim>> claim(Duration lease) {
        return pool.preparedQuery("""
                UPDATE report_export
                SET lease_token = lease_token + 1, lease_until = clock_timestamp() + $1 * interval '1 millisecond'
                WHERE id = (
                    SELECT id FROM report_export
                    WHERE state = 'RUNNING' AND not_before <= clock_timestamp()
                      AND (lease_until IS NULL OR lease_until < clock_timestamp())
                    ORDER BY requested_at LIMIT 1 FOR UPDATE SKIP LOCKED)
                RETURNING id, lease_token, format, filter, chunk_count, after_group, after_member
                """).execute(Tuple.of(lease.toMillis())).map(rows -> first(rows, ExportClaim::read));
    }

    /** Gives a sign of life. */
    Uni<Void> renew(ExportClaim claim, Duration lease) {
        return pool.preparedQuery("""
                UPDATE report_export SET lease_until = clock_timestamp() + $3 * interval '1 millisecond'
                WHERE id = $1 AND lease_token = $2 AND state = 'RUNNING'
                """)
                .execute(Tuple.of(claim.id(), claim.token(), lease.toMillis()))
                .replaceWithVoid();
    }

    /** Lets others go on with it at once. */
    Uni<Void> letGo(ExportClaim claim) {
        return pool.preparedQuery("UPDATE report_export SET lease_until = NULL WHERE id = $1 AND lease_token = $2")
                .execute(Tuple.of(claim.id(), claim.token()))
                .replaceWithVoid();
    }

    /**
     * Adds a piece and notes the position behind it, both or neither.
     *
     * @return whether the claim still held
     */
    Uni<Boolean> append(ExportClaim claim, Piece piece, Duration lease) {
        return pool.preparedQuery("""
                WITH export AS (
                    UPDATE report_export
                    SET row_count = row_count + $4, byte_count = byte_count + octet_length($3::bytea),
                        chunk_count = $5, after_group = $6, after_member = $7, attempts = 0,
                        lease_until = clock_timestamp() + $8 * interval '1 millisecond'
                    WHERE id = $1 AND lease_token = $2 AND state = 'RUNNING' AND chunk_count = $5 - 1
                    RETURNING id)
                INSERT INTO export_chunk (export_id, number, content) SELECT id, $5, $3 FROM export
                """)
                .execute(Tuple.tuple()
                        .addUUID(claim.id())
                        .addInteger(claim.token())
                        .addBuffer(piece.content())
                        .addInteger(piece.rows())
                        .addInteger(claim.chunks() + 1)
                        .addUUID(piece.group())
                        .addUUID(piece.member())
                        .addLong(lease.toMillis()))
                .map(rows -> rows.rowCount() == 1);
    }

    /** The file is whole. */
    Uni<Void> ready(ExportClaim claim, Duration kept) {
        return pool.preparedQuery("""
                UPDATE report_export
                SET state = 'READY', lease_until = NULL, expires_at = now() + $3 * interval '1 second'
                WHERE id = $1 AND lease_token = $2 AND state = 'RUNNING'
                """)
                .execute(Tuple.of(claim.id(), claim.token(), kept.toSeconds()))
                .replaceWithVoid();
    }

    /** It did not work; it is tried again in a while, up to so many times. */
    Uni<Void> failed(ExportClaim claim, String why, int most, Duration kept) {
        return pool.preparedQuery("""
                UPDATE report_export
                SET attempts = attempts + 1, lease_until = NULL,
                    not_before = clock_timestamp() + (1 << attempts) * interval '1 second',
                    state = CASE WHEN attempts + 1 >= $4 THEN 'FAILED' ELSE state END,
                    failure = CASE WHEN attempts + 1 >= $4 THEN $3 END,
                    expires_at = CASE WHEN attempts + 1 >= $4 THEN now() + $5 * interval '1 second' END
                WHERE id = $1 AND lease_token = $2 AND state = 'RUNNING'
                """)
                .execute(Tuple.of(claim.id(), claim.token(), why, most, kept.toSeconds()))
                .replaceWithVoid();
    }

    private static <T> Optional<T> first(RowSet<Row> rows, Function<Row, T> read) {
        return rows.stream().findFirst().map(read);
    }

    private static ExportRow read(Row row) {
        return new ExportRow(
                row.getUUID("id"),
                ExportFormat.valueOf(row.getString("format")),
                ExportState.valueOf(row.getString("state")),
                row.getString("failure"),
                row.getInteger("row_count"),
                row.getLong("byte_count"),
                row.getInteger("chunk_count"),
                row.getOffsetDateTime("requested_at"),
                row.getOffsetDateTime("expires_at"));
    }
}
