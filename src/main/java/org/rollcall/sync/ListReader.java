package org.rollcall.sync;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.mapping;
import static java.util.stream.Collectors.toList;
import static java.util.stream.Collectors.toMap;

import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.rollcall.provider.Provider;

/** Reads the lists of connected accounts as the API shows them. */
@ApplicationScoped
public class ListReader {

    private final Pool pool;

    ListReader(Pool pool) {
        this.pool = pool;
    }

    /** Lists of these accounts that are there or are to be made, by account, in alphabetical order. */
    public Uni<Map<UUID, List<ProviderList>>> ofAccounts(List<UUID> accounts) {
        return pool.preparedQuery("""
                SELECT l.id, l.account_id, a.provider, l.external_id, l.name
                FROM provider_list l JOIN provider_account a ON a.id = l.account_id
                WHERE l.account_id = ANY ($1) AND a.connected_at IS NOT NULL AND NOT l.gone
                ORDER BY l.name, l.id
                """)
                .execute(Tuple.of(accounts.toArray(UUID[]::new)))
                .map(rows -> rows.stream()
                        .collect(groupingBy(row -> row.getUUID("account_id"), mapping(ListReader::list, toList()))));
    }

    /** Lists by their ids. */
    public Uni<Map<UUID, ProviderList>> byIds(Collection<UUID> ids) {
        return pool.preparedQuery("""
                SELECT l.id, a.provider, l.external_id, l.name
                FROM provider_list l JOIN provider_account a ON a.id = l.account_id
                WHERE l.id = ANY ($1) AND a.connected_at IS NOT NULL
                """)
                .execute(Tuple.of(ids.toArray(UUID[]::new)))
                .map(rows -> rows.stream().collect(toMap(row -> row.getUUID("id"), ListReader::list)));
    }

    private static ProviderList list(Row row) {
        return new ProviderList(
                row.getUUID("id"),
                Provider.valueOf(row.getString("provider")),
                row.getString("external_id"),
                row.getString("name"));
    }
}
