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
import java.util.Optional;
import java.util.UUID;
import org.rollcall.provider.Provider;

/** Reads accounts and their lists as the API shows them. */
@ApplicationScoped
public class AccountReader {

    private final Pool pool;

    AccountReader(Pool pool) {
        this.pool = pool;
    }

    /** All accounts, in alphabetical order of their providers. */
    public Uni<List<ProviderAccount>> all() {
        return pool.query("""
                SELECT id, provider, name, health, health_message, checked_at, paused
                FROM provider_account ORDER BY provider
                """)
                .execute()
                .map(rows -> rows.stream().map(AccountReader::account).toList());
    }

    /** Lists of these accounts that are there or are to be made, by account, in alphabetical order. */
    Uni<Map<UUID, List<ProviderList>>> listsOf(List<UUID> accounts) {
        return pool.preparedQuery("""
                SELECT l.id, l.account_id, a.provider, l.external_id, l.name
                FROM provider_list l JOIN provider_account a ON a.id = l.account_id
                WHERE l.account_id = ANY ($1) AND NOT l.gone
                ORDER BY l.name, l.id
                """)
                .execute(Tuple.of(accounts.toArray(UUID[]::new)))
                .map(rows -> rows.stream()
                        .collect(groupingBy(row -> row.getUUID("account_id"), mapping(AccountReader::list, toList()))));
    }

    /** Lists by their ids. */
    public Uni<Map<UUID, ProviderList>> lists(Collection<UUID> ids) {
        return pool.preparedQuery("""
                SELECT l.id, a.provider, l.external_id, l.name
                FROM provider_list l JOIN provider_account a ON a.id = l.account_id WHERE l.id = ANY ($1)
                """)
                .execute(Tuple.of(ids.toArray(UUID[]::new)))
                .map(rows -> rows.stream().collect(toMap(row -> row.getUUID("id"), AccountReader::list)));
    }

    /** Pauses or resumes sending to a provider; empty when there is no account. */
    Uni<Optional<ProviderAccount>> pause(Provider provider, boolean paused) {
        return pool.preparedQuery("""
                WITH changed AS (
                    UPDATE provider_account SET paused = $2 WHERE provider = $1
                    RETURNING id, provider, name, health, health_message, checked_at, paused)
                SELECT c.*, request_work('SYNC', ARRAY[c.id]) FROM changed c
                """)
                .execute(Tuple.of(provider.name(), paused))
                .map(rows -> rows.stream().findFirst().map(AccountReader::account));
    }

    private static ProviderAccount account(Row row) {
        return new ProviderAccount(
                row.getUUID("id"),
                Provider.valueOf(row.getString("provider")),
                row.getString("name"),
                ProviderHealth.valueOf(row.getString("health")),
                row.getString("health_message"),
                row.getOffsetDateTime("checked_at"),
                row.getBoolean("paused"));
    }

    private static ProviderList list(Row row) {
        return new ProviderList(
                row.getUUID("id"),
                Provider.valueOf(row.getString("provider")),
                row.getString("external_id"),
                row.getString("name"));
    }
}
