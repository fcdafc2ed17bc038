package org.rollcall.sync;

import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.SqlClient;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.rollcall.provider.Platform.AccountState;
import org.rollcall.provider.Platform.RemoteList;
import org.rollcall.provider.Provider;

/** The association's accounts at providers, and the lists that they have. */
@ApplicationScoped
class AccountStore {

    /**
     * An account as the engine needs it.
     *
     * @param readWanted all contacts are to be read before the next write
     */
    record Account(UUID id, Provider provider, boolean paused, boolean readWanted, Set<String> requiredFields) {}

    private final Pool pool;

    AccountStore(Pool pool) {
        this.pool = pool;
    }

    /** Makes the account of a provider, unless it is there. */
    Uni<Void> ensure(Provider provider) {
        return pool.preparedQuery("""
                WITH made AS (
                    INSERT INTO provider_account (provider, name) VALUES ($1, $2)
                    ON CONFLICT (provider) DO NOTHING RETURNING id)
                SELECT request_work('SYNC', ARRAY[id]) FROM made
                """)
                .execute(Tuple.of(provider.name(), provider.displayName()))
                .replaceWithVoid();
    }

    Uni<Optional<Account>> find(UUID id) {
        return pool.preparedQuery("""
                SELECT id, provider, paused, read_wanted, required_fields FROM provider_account WHERE id = $1
                """)
                .execute(Tuple.of(id))
                .map(rows -> rows.stream().findFirst().map(AccountStore::account));
    }

    /** Keeps what an inspection of the account found; its lists are known by their ids from then on. */
    Uni<Void> inspected(SqlClient transaction, UUID account, AccountState state) {
        return transaction
                .preparedQuery("""
                UPDATE provider_account SET name = $2, audience_id = $3, required_fields = $4
                WHERE id = $1
                """)
                .execute(Tuple.of(
                        account,
                        state.name(),
                        state.audienceId(),
                        state.requiredFields().toArray(String[]::new)))
                .chain(() -> transaction
                        .preparedQuery("""
                        INSERT INTO provider_list (account_id, external_id, name)
                        SELECT $1, l.external_id, l.name
                        FROM unnest($2::text[], $3::text[]) AS l(external_id, name)
                        ON CONFLICT (account_id, external_id) DO UPDATE SET name = EXCLUDED.name, gone = false
                        WHERE provider_list.name <> EXCLUDED.name OR provider_list.gone
                        """)
                        .execute(Tuple.of(
                                account,
                                state.lists().stream()
                                        .map(RemoteList::externalId)
                                        .toArray(String[]::new),
                                state.lists().stream().map(RemoteList::name).toArray(String[]::new))))
                .replaceWithVoid();
    }

    /** How the account is, in the words of the API; the message says what is wrong and what to do. */
    Uni<Void> health(UUID account, String health, @Nullable String message) {
        return pool.preparedQuery("""
                UPDATE provider_account SET health = $2, health_message = $3, checked_at = now() WHERE id = $1
                """)
                .execute(Tuple.of(account, health, message))
                .replaceWithVoid();
    }

    /** The account works (again); says so only when that is news. */
    Uni<Void> healthy(UUID account) {
        return pool.preparedQuery("""
                UPDATE provider_account SET health = 'HEALTHY', health_message = NULL, checked_at = now()
                WHERE id = $1 AND health <> 'HEALTHY'
                """).execute(Tuple.of(account)).replaceWithVoid();
    }

    /** The account of a provider; null when there is none. */
    Uni<@Nullable UUID> of(SqlClient client, Provider provider) {
        return client.preparedQuery("SELECT id FROM provider_account WHERE provider = $1")
                .execute(Tuple.of(provider.name()))
                .map(rows -> rows.size() == 0 ? null : rows.iterator().next().getUUID("id"));
    }

    Uni<Provider> provider(SqlClient client, UUID account) {
        return client.preparedQuery("SELECT provider FROM provider_account WHERE id = $1")
                .execute(Tuple.of(account))
                .map(rows -> Provider.valueOf(rows.iterator().next().getString("provider")));
    }

    /** All contacts have been read. */
    Uni<Void> contactsRead(SqlClient transaction, UUID account) {
        return transaction
                .preparedQuery(
                        "UPDATE provider_account SET read_wanted = false, contacts_read_at = now() WHERE id = $1")
                .execute(Tuple.of(account))
                .replaceWithVoid();
    }

    private static Account account(Row row) {
        return new Account(
                row.getUUID("id"),
                Provider.valueOf(row.getString("provider")),
                row.getBoolean("paused"),
                row.getBoolean("read_wanted"),
                Set.of(row.getArrayOfStrings("required_fields")));
    }
}
