package org.rollcall.sync;

import static java.util.stream.Collectors.toMap;

import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.OffsetDateTime;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.rollcall.graphql.Keyset;
import org.rollcall.graphql.OrderDirection;
import org.rollcall.graphql.Page;
import org.rollcall.graphql.Page.Slice;
import org.rollcall.provider.Provider;

/** Reads runs as the API shows them. */
@ApplicationScoped
public class RunReader {

    /** Values in a cursor of a list of runs. */
    public static final int KEY_LENGTH = 2;

    private static final Keyset NEWEST_FIRST = new Keyset(
            List.of(new Keyset.Column("r.queued_at", "timestamptz"), new Keyset.Column("r.id", "uuid")),
            OrderDirection.DESC);

    private static final String RUN = """
            SELECT r.id, r.group_id, a.provider, r.cause, r.requested_by, r.state, r.phase, r.total, r.sent, r.failed,
                   r.skipped, r.failure_code, r.failure_message, r.queued_at, r.started_at, r.finished_at, r.last_sequence
            FROM sync_run r JOIN provider_account a ON a.id = r.account_id
            """;

    private final Pool pool;

    RunReader(Pool pool) {
        this.pool = pool;
    }

    /** Runs by their ids; those that do not exist are left out. */
    public Uni<Map<UUID, SyncRun>> byIds(Collection<UUID> ids) {
        if (ids.isEmpty()) {
            return Uni.createFrom().item(Map.of());
        }
        return pool.preparedQuery(RUN + "WHERE r.id = ANY ($1)")
                .execute(Tuple.of(ids.stream().distinct().toArray(UUID[]::new)))
                .map(rows -> rows.stream().collect(toMap(row -> row.getUUID("id"), RunReader::run)));
    }

    Uni<Slice<SyncRun>> page(RunFilter filter, Page page) {
        Tuple values = filter.values().addValue(page.limit());
        return pool.preparedQuery(RUN + filter.condition() + " AND "
                        + NEWEST_FIRST.condition(page, RunFilter.VALUES + 2)
                        + " ORDER BY " + NEWEST_FIRST.orderBy(page) + " LIMIT $" + (RunFilter.VALUES + 1))
                .execute(withPosition(values, page))
                .map(rows -> page.slice(rows.stream().map(RunReader::run).toList(), RunReader::key));
    }

    Uni<Integer> count(RunFilter filter) {
        return pool.preparedQuery("SELECT count(*)::int FROM sync_run r JOIN provider_account a ON a.id = r.account_id "
                        + filter.condition())
                .execute(filter.values())
                .map(rows -> rows.iterator().next().getInteger(0));
    }

    private static Tuple withPosition(Tuple values, Page page) {
        if (page.position() != null) {
            page.position().forEach(values::addValue);
        }
        return values;
    }

    private static List<String> key(SyncRun run) {
        return List.of(run.getQueuedAt().toString(), run.row().id().toString());
    }

    static SyncRun run(Row row) {
        OffsetDateTime startedAt = row.getOffsetDateTime("started_at");
        Provider provider = Provider.valueOf(row.getString("provider"));
        OffsetDateTime finishedAt = row.getOffsetDateTime("finished_at");
        String code = row.getString("failure_code");
        return new SyncRun(new RunRow(
                row.getUUID("id"),
                row.getUUID("group_id"),
                provider,
                SyncTrigger.valueOf(row.getString("cause")),
                row.getString("requested_by"),
                SyncRunState.valueOf(row.getString("state")),
                SyncPhase.valueOf(row.getString("phase")),
                SyncProgress.of(
                        row.getInteger("total"),
                        row.getInteger("sent"),
                        row.getInteger("failed"),
                        row.getInteger("skipped"),
                        finishedAt == null ? startedAt : null),
                code == null ? null : failure(provider, code, row.getString("failure_message"), finishedAt),
                row.getOffsetDateTime("queued_at"),
                startedAt,
                finishedAt,
                row.getInteger("last_sequence")));
    }

    private static SyncFailed failure(
            Provider provider, String code, @Nullable String message, @Nullable OffsetDateTime at) {
        return new SyncFailed(new StatusRow(
                provider,
                SyncState.FAILED,
                at,
                null,
                null,
                null,
                SyncFailureCode.valueOf(code),
                message,
                1,
                null,
                null,
                null));
    }
}
