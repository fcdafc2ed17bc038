package org.rollcall.sync;

import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.rollcall.provider.Provider;

/** Reads how groups stand with each provider. */
@ApplicationScoped
public class GroupSyncReader {

    private final Pool pool;

    GroupSyncReader(Pool pool) {
        this.pool = pool;
    }

    /** For each group one entry a connected account, in alphabetical order of the providers. */
    public Uni<Map<UUID, List<GroupSync>>> of(Collection<UUID> groups) {
        return rows(groups).map(rows -> {
            Map<UUID, List<GroupSync>> found = new HashMap<>();
            for (int start = 0, end; start < rows.size(); start = end) {
                Row first = rows.get(start);
                end = start + 1;
                while (end < rows.size() && isOfSame(first, rows.get(end))) {
                    end++;
                }
                found.computeIfAbsent(first.getUUID("group_id"), id -> new ArrayList<>())
                        .add(sync(first, rows.subList(start, end)));
            }
            return found;
        });
    }

    private static boolean isOfSame(Row one, Row other) {
        return one.getUUID("group_id").equals(other.getUUID("group_id"))
                && one.getString("provider").equals(other.getString("provider"));
    }

    /** A row for each group and account, two where a run is open and another one has ended. */
    private Uni<List<Row>> rows(Collection<UUID> groups) {
        return pool.preparedQuery("""
                SELECT g.id AS group_id, a.provider, a.paused, l.list_id, p.external_id, p.name AS list_name,
                       coalesce(l.synced, 0) AS synced, coalesce(l.pending, 0) AS pending,
                       coalesce(l.unsubscribed, 0) AS unsubscribed, coalesce(l.failed, 0) AS refused,
                       l.held_because, l.last_synced_at, coalesce(l.stopped, 0) AS stopped, g.calculation_state,
                       g.calculation_failure,
                       coalesce(g.primary_count, 0) + coalesce(g.beneficiary_count, 0) AS members,
                       r.id, r.cause, r.requested_by, r.state, r.phase, r.total, r.sent, r.failed, r.skipped, r.failure_code,
                       r.failure_message, r.queued_at, r.started_at, r.finished_at, r.last_sequence
                FROM member_group g
                CROSS JOIN provider_account a
                LEFT JOIN group_list l ON l.group_id = g.id AND l.account_id = a.id
                LEFT JOIN provider_list p ON p.id = l.list_id
                LEFT JOIN LATERAL (
                    SELECT * FROM sync_run o
                    WHERE o.group_id = g.id AND o.account_id = a.id AND o.finished_at IS NULL
                    UNION ALL
                    (SELECT * FROM sync_run e
                     WHERE e.group_id = g.id AND e.account_id = a.id AND e.finished_at IS NOT NULL
                     ORDER BY e.queued_at DESC, e.id DESC LIMIT 1)) r ON true
                WHERE g.id = ANY ($1) AND a.connected_at IS NOT NULL
                ORDER BY a.provider, g.id
                """)
                .execute(Tuple.tuple().addArrayOfUUID(groups.toArray(UUID[]::new)))
                .map(rows -> rows.stream().toList());
    }

    private static GroupSync sync(Row row, List<Row> withRuns) {
        SyncRun current = run(withRuns, false);
        SyncRun last = run(withRuns, true);
        String held = row.getString("held_because");
        String calculation = row.getString("calculation_state");
        Provider provider = Provider.valueOf(row.getString("provider"));
        UUID list = row.getUUID("list_id");
        GroupSyncLine line = new GroupSyncLine(
                list != null,
                row.getBoolean("paused"),
                held != null,
                calculation.equals("PENDING") || calculation.equals("CALCULATING"),
                row.getString("calculation_failure"),
                row.getInteger("members"),
                row.getInteger("synced"),
                row.getInteger("pending"),
                row.getInteger("unsubscribed"),
                row.getInteger("refused"),
                row.getInteger("stopped"),
                row.getOffsetDateTime("last_synced_at") != null,
                current,
                last);
        return new GroupSync(
                provider,
                list == null
                        ? null
                        : new ProviderList(list, provider, row.getString("external_id"), row.getString("list_name")),
                line.state(),
                line.label(),
                line.counts(),
                held,
                current,
                last,
                row.getOffsetDateTime("last_synced_at"));
    }

    private static @Nullable SyncRun run(List<Row> rows, boolean ended) {
        return rows.stream()
                .filter(row -> row.getUUID("id") != null && (row.getOffsetDateTime("finished_at") != null) == ended)
                .map(RunReader::run)
                .findFirst()
                .orElse(null);
    }
}
