package org.rollcall.sync;

import io.smallrye.mutiny.Uni;
import io.vertx.core.json.JsonObject;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.RowSet;
import io.vertx.mutiny.sqlclient.SqlClient;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import org.rollcall.sync.EventStore.Kind;
import org.rollcall.sync.EventStore.NewEvent;

/**
 * The counts of runs. They are told by an event at most once a second and once more at the run's end, so that there are never
 * more than two in a second; what moved in between is told later.
 */
@ApplicationScoped
class ProgressStore {

    /** Whether the counts of {@code sync_run r} may be told now. */
    static final String DUE = "(r.progressed_at IS NULL OR r.progressed_at < now() - interval '1 second')";

    /** Sets when the counts are told, and whether they are still to be. */
    static final String TELL = """
            progressed_at = CASE WHEN %1$s THEN now() ELSE r.progressed_at END, unreported = NOT %1$s
            """.formatted(DUE);

    /** What became of a group's records in one transaction, and how many changed in any way. */
    record Tally(UUID group, int sent, int failed, int skipped) {

        int done() {
            return sent + failed + skipped;
        }
    }

    /**
     * An open run and its counts.
     *
     * @param told whether they are told now
     */
    record OpenRun(UUID id, UUID group, JsonObject progress, boolean told) {}

    /**
     * Opens a run for each group whose records change while none is open: what a provider reports, or what was under way when
     * a run was stopped, is told like everything else.
     */
    Uni<List<NewEvent>> open(SqlClient transaction, UUID account, List<Tally> tallies) {
        return tallies.isEmpty()
                ? Uni.createFrom().item(List.of())
                : transaction
                        .preparedQuery("""
                        INSERT INTO sync_run (group_id, account_id, cause, state, phase, total, started_at)
                        SELECT g.group_id, g.account_id, 'RECORDS_CHANGED', 'RUNNING', 'SENDING',
                               g.pending - g.stopped + n.done, now()
                        FROM unnest($2::uuid[], $3::int[]) AS n(group_id, done)
                        JOIN group_list g ON g.group_id = n.group_id AND g.account_id = $1
                        ORDER BY g.group_id
                        ON CONFLICT (group_id, account_id) WHERE finished_at IS NULL DO NOTHING
                        RETURNING id, phase
                        """)
                        .execute(Tuple.of(
                                account,
                                tallies.stream().map(Tally::group).toArray(UUID[]::new),
                                tallies.stream().map(Tally::done).toArray(Integer[]::new)))
                        .map(RunStore::phaseEvents);
    }

    /** Adds what became of records to the counts of their groups' open runs. */
    Uni<List<OpenRun>> count(SqlClient transaction, UUID account, List<Tally> tallies) {
        if (tallies.isEmpty()) {
            return Uni.createFrom().item(List.of());
        }
        return transaction
                .preparedQuery("""
                UPDATE sync_run r SET sent = r.sent + n.sent, failed = r.failed + n.failed,
                                      skipped = r.skipped + n.skipped,
                                      total = greatest(r.total,
                                          r.sent + n.sent + r.failed + n.failed + r.skipped + n.skipped),
                                      %s
                FROM unnest($2::uuid[], $3::int[], $4::int[], $5::int[]) AS n(group_id, sent, failed, skipped)
                WHERE r.account_id = $1 AND r.group_id = n.group_id AND r.finished_at IS NULL
                RETURNING r.id, r.group_id, r.total, r.sent, r.failed, r.skipped, NOT r.unreported AS told
                """.formatted(TELL))
                .execute(Tuple.of(
                        account,
                        tallies.stream().map(Tally::group).toArray(UUID[]::new),
                        tallies.stream().map(Tally::sent).toArray(Integer[]::new),
                        tallies.stream().map(Tally::failed).toArray(Integer[]::new),
                        tallies.stream().map(Tally::skipped).toArray(Integer[]::new)))
                .map(rows -> rows.stream()
                        .map(row -> new OpenRun(
                                row.getUUID("id"), row.getUUID("group_id"), progressOf(row), row.getBoolean("told")))
                        .toList());
    }

    /** Tells the counts that moved since they were told, where enough time has passed. */
    Uni<List<NewEvent>> tell(SqlClient transaction, UUID account) {
        return transaction
                .preparedQuery("""
                UPDATE sync_run r SET unreported = false, progressed_at = now()
                WHERE r.account_id = $1 AND r.finished_at IS NULL AND r.unreported AND %s
                RETURNING r.id, r.total, r.sent, r.failed, r.skipped
                """.formatted(DUE))
                .execute(Tuple.of(account))
                .map(rows -> rows.stream().map(ProgressStore::told).toList());
    }

    /** The last counts of runs that end, and their end. */
    static List<NewEvent> ends(RowSet<Row> rows) {
        return rows.stream()
                .flatMap(row -> Stream.of(told(row), RunStore.ended(row)))
                .toList();
    }

    static NewEvent told(Row row) {
        return new NewEvent(row.getUUID("id"), Kind.PROGRESSED, progressOf(row));
    }

    private static JsonObject progressOf(Row row) {
        return new JsonObject()
                .put("total", row.getInteger("total"))
                .put("sent", row.getInteger("sent"))
                .put("failed", row.getInteger("failed"))
                .put("skipped", row.getInteger("skipped"));
    }
}
