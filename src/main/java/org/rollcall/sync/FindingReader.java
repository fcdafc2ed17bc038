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
import java.util.UUID;
import org.rollcall.graphql.Keyset;
import org.rollcall.graphql.OrderDirection;
import org.rollcall.graphql.Page;
import org.rollcall.provider.Provider;

/** Reads what comparisons found as the API shows it. */
@ApplicationScoped
class FindingReader {

    /** Values in a cursor of a list of findings. */
    static final int KEY_LENGTH = 1;

    private static final Keyset OLDEST_FIRST =
            new Keyset(List.of(new Keyset.Column("f.id", "uuid")), OrderDirection.ASC);

    private final Pool pool;

    FindingReader(Pool pool) {
        this.pool = pool;
    }

    /** A page of a run's findings, in the order in which they were found. */
    Uni<ReconciliationFindingConnection> page(UUID run, Page page) {
        Tuple values = Tuple.of(run, page.limit());
        if (page.position() != null) {
            page.position().forEach(values::addValue);
        }
        return pool.preparedQuery(
                        """
                SELECT f.id, f.kind, f.address, f.reported_only, l.id AS list_id, l.external_id, l.name, a.provider,
                       (SELECT r.id FROM address_record r LEFT JOIN group_list g ON g.group_id = r.group_id
                        WHERE r.address = f.address AND (f.list_id IS NULL OR g.list_id = f.list_id)
                        ORDER BY r.group_id LIMIT 1) AS record_id,
                       (SELECT count(*)::int FROM finding WHERE run_id = $1) AS total
                FROM finding f
                JOIN provider_account a ON a.id = f.account_id
                LEFT JOIN provider_list l ON l.id = f.list_id
                WHERE f.run_id = $1
                  AND\s""" + OLDEST_FIRST.condition(page, 3) + " ORDER BY " + OLDEST_FIRST.orderBy(page) + " LIMIT $2")
                .execute(values)
                .map(rows -> ReconciliationFindingConnection.of(
                        page.slice(
                                rows.stream().map(FindingReader::finding).toList(),
                                finding -> List.of(finding.key().toString())),
                        rows.size() == 0 ? 0 : rows.iterator().next().getInteger("total")));
    }

    /** How many there are of each kind, by run. */
    Uni<Map<UUID, List<ReconciliationFindingCount>>> counts(Collection<UUID> runs) {
        return pool.preparedQuery("""
                SELECT run_id, kind, count(*)::int AS findings FROM finding WHERE run_id = ANY ($1)
                GROUP BY run_id, kind ORDER BY run_id, kind
                """)
                .execute(Tuple.tuple().addArrayOfUUID(runs.toArray(UUID[]::new)))
                .map(rows -> rows.stream()
                        .collect(groupingBy(
                                row -> row.getUUID("run_id"),
                                mapping(
                                        row -> new ReconciliationFindingCount(
                                                ReconciliationFindingKind.valueOf(row.getString("kind")),
                                                row.getInteger("findings")),
                                        toList()))));
    }

    private static ReconciliationFinding finding(Row row) {
        UUID list = row.getUUID("list_id");
        return new ReconciliationFinding(
                row.getUUID("id"),
                ReconciliationFindingKind.valueOf(row.getString("kind")),
                row.getString("address"),
                list == null
                        ? null
                        : new ProviderList(
                                list,
                                Provider.valueOf(row.getString("provider")),
                                row.getString("external_id"),
                                row.getString("name")),
                row.getBoolean("reported_only"),
                row.getUUID("record_id"));
    }
}
