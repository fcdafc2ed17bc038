package org.rollcall.sync;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.mapping;
import static java.util.stream.Collectors.toList;

import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.rollcall.provider.Provider;

/** Reads how groups stand with each provider. */
@ApplicationScoped
public class GroupSyncReader {

    private final Pool pool;
    private final RunReader runs;

    GroupSyncReader(Pool pool, RunReader runs) {
        this.pool = pool;
        this.runs = runs;
    }

    /** For each group one entry a connected account, in alphabetical order of the providers. */
    public Uni<Map<UUID, List<GroupSync>>> of(Collection<UUID> groups) {
        return rows(groups)
                .flatMap(rows -> runs.byIds(runIds(rows))
                        .map(found -> rows.stream()
                                .collect(groupingBy(
                                        row -> row.getUUID("group_id"), mapping(row -> sync(row, found), toList())))));
    }

    private Uni<List<Row>> rows(Collection<UUID> groups) {
        return pool.preparedQuery("""
                SELECT g.id AS group_id, a.provider, a.paused, l.list_id, p.external_id, p.name AS list_name,
                       coalesce(l.synced, 0) AS synced, coalesce(l.pending, 0) AS pending,
                       coalesce(l.unsubscribed, 0) AS unsubscribed, coalesce(l.failed, 0) AS failed,
                       l.held_because, l.last_synced_at, coalesce(l.stopped, 0) AS stopped, g.calculation_state, g.calculation_failure,
                       coalesce(g.primary_count, 0) + coalesce(g.beneficiary_count, 0) AS members,
                       (SELECT r.id FROM sync_run r
                        WHERE r.group_id = g.id AND r.account_id = a.id AND r.finished_at IS NULL) AS current_run,
                       (SELECT r.id FROM sync_run r
                        WHERE r.group_id = g.id AND r.account_id = a.id AND r.finished_at IS NOT NULL
                        ORDER BY r.queued_at DESC, r.id DESC LIMIT 1) AS last_run
                FROM member_group g
                CROSS JOIN provider_account a
                LEFT JOIN group_list l ON l.group_id = g.id AND l.account_id = a.id
                LEFT JOIN provider_list p ON p.id = l.list_id
                WHERE g.id = ANY ($1) AND a.connected_at IS NOT NULL
                ORDER BY a.provider
                """)
                .execute(Tuple.tuple().addArrayOfUUID(groups.toArray(UUID[]::new)))
                .map(rows -> rows.stream().toList());
    }

    private static List<UUID> runIds(List<Row> rows) {
        return rows.stream()
                .flatMap(row -> Stream.of("current_run", "last_run").map(row::getUUID))
                .filter(Objects::nonNull)
                .toList();
    }

    private static GroupSync sync(Row row, Map<UUID, SyncRun> runs) {
        SyncRun current = run(row, "current_run", runs);
        SyncRun last = run(row, "last_run", runs);
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
                row.getInteger("failed"),
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

    private static @Nullable SyncRun run(Row row, String column, Map<UUID, SyncRun> runs) {
        UUID id = row.getUUID(column);
        return id == null ? null : runs.get(id);
    }
}
