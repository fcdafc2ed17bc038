package org.rollcall.sync;

import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.SqlClient;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.rollcall.provider.FieldRules;
import org.rollcall.provider.Platform.AccountState;
import org.rollcall.provider.Platform.RemoteList;
import org.rollcall.provider.Provider;

/** The association's accounts at providers, and the lists that they have. */
@ApplicationScoped
class AccountStore {

    /**
     * An account as the engine needs it.
     *
     * @param connection counts the changes of the connection
     * @param audienceId the audience that is written to; null when there is none, or it is not known yet
     * @param readWanted all contacts are to be read before the next write
     */
    record Account(
            UUID id,
            Provider provider,
            ConnectedBy connectedBy,
            int connection,
            @Nullable String audienceId,
            boolean paused,
            boolean readWanted,
            Set<String> requiredFields) {}

    private final Pool pool;

    AccountStore(Pool pool) {
        this.pool = pool;
    }

    /** The account, if it is connected. */
    Uni<Optional<Account>> find(UUID id) {
        return pool.preparedQuery("""
                SELECT id, provider, connected_by, connection, audience_id, paused, read_wanted, required_fields
                FROM provider_account WHERE id = $1 AND connected_at IS NOT NULL
                """)
                .execute(Tuple.of(id))
                .map(rows -> rows.stream().findFirst().map(AccountStore::account));
    }

    /** Keeps how the provider takes a member's fields; where that is new, the groups are compared anew. */
    Uni<Void> keepFieldRules(SqlClient transaction, UUID account, FieldRules rules) {
        return transaction
                .preparedQuery("""
                WITH changed AS (
                    UPDATE provider_account
                    SET custom_field_names = $2, company_last_name = $3, name_length = $4, custom_length = $5
                    WHERE id = $1 AND (custom_field_names, company_last_name, name_length, custom_length)
                        IS DISTINCT FROM ($2::text[], $3::text, $4::int, $5::int)
                    RETURNING id)
                SELECT request_work('CALCULATE', array_agg(l.group_id))
                FROM changed c JOIN group_list l ON l.account_id = c.id HAVING count(*) > 0
                """)
                .execute(Tuple.of(
                        account,
                        rules.custom().toArray(String[]::new),
                        rules.companyLastName(),
                        rules.nameLength(),
                        rules.customLength()))
                .replaceWithVoid();
    }

    /** Keeps what an inspection of the account found; its lists are known by their ids from then on. */
    Uni<Void> inspected(SqlClient transaction, UUID account, AccountState state) {
        return transaction
                .preparedQuery("""
                UPDATE provider_account SET name = $2, audience_id = $3, required_fields = $4,
                    external_id = coalesce(nullif($5, ''), external_id)
                WHERE id = $1
                """)
                .execute(Tuple.of(
                        account,
                        state.name(),
                        state.audienceId(),
                        state.requiredFields().toArray(String[]::new),
                        state.accountId()))
                .chain(() -> transaction
                        .preparedQuery("""
                        WITH present AS (
                            INSERT INTO provider_list (account_id, external_id, name)
                            SELECT $1, l.external_id, l.name
                            FROM unnest($2::text[], $3::text[]) AS l(external_id, name)
                            ON CONFLICT (account_id, external_id) DO UPDATE SET name = EXCLUDED.name, gone = false
                            WHERE provider_list.name <> EXCLUDED.name OR provider_list.gone
                            RETURNING NEW.id, coalesce(OLD.gone, false) AS back
                        )
                        UPDATE target t SET dirty = true
                        FROM list_entry e JOIN group_list g ON g.group_id = e.group_id AND g.account_id = e.account_id
                        WHERE e.account_id = $1 AND t.account_id = $1 AND t.address = e.address AND NOT t.dirty
                          AND g.list_id IN (SELECT id FROM present WHERE back)
                        """)
                        .execute(Tuple.of(
                                account,
                                state.lists().stream()
                                        .map(RemoteList::externalId)
                                        .toArray(String[]::new),
                                state.lists().stream().map(RemoteList::name).toArray(String[]::new))))
                .replaceWithVoid();
    }

    /**
     * Finds lists that are no more, which changes where their groups' addresses stand. Only for who holds the account's lease: a
     * list that is made while somebody else looks would be taken for one that is gone.
     */
    Uni<List<UUID>> listsGone(SqlClient transaction, UUID account, AccountState state) {
        return transaction
                .preparedQuery("""
                WITH missing AS (
                    UPDATE provider_list SET gone = true
                    WHERE account_id = $1 AND NOT gone AND external_id IS NOT NULL AND external_id <> ALL ($2)
                    RETURNING id
                ), off AS (
                    DELETE FROM contact_list l USING missing m WHERE l.list_id = m.id
                ), looked AS (
                    UPDATE target t SET dirty = true
                    FROM list_entry e JOIN group_list g ON g.group_id = e.group_id AND g.account_id = e.account_id
                    WHERE e.account_id = $1 AND t.account_id = $1 AND t.address = e.address AND NOT t.dirty
                      AND g.list_id IN (SELECT id FROM missing)
                )
                SELECT id FROM missing
                """)
                .execute(Tuple.of(
                        account,
                        state.lists().stream().map(RemoteList::externalId).toArray(String[]::new)))
                .map(rows -> rows.stream().map(row -> row.getUUID("id")).toList());
    }

    /**
     * How the account is, in the words of the API; the message says what is wrong and what to do. False when the lease is lost or
     * the account disconnected: then nothing is known about the account.
     */
    Uni<Boolean> health(Lease lease, String health, @Nullable String message) {
        return pool.preparedQuery("""
                UPDATE provider_account a SET health = $3, health_message = $4, checked_at = now()
                FROM work w
                WHERE a.id = $1 AND a.connected_at IS NOT NULL
                  AND w.kind = 'SYNC' AND w.subject_id = $1 AND w.lease_token = $2
                """)
                .execute(Tuple.of(lease.subject(), lease.token(), health, message))
                .map(updated -> updated.rowCount() == 1);
    }

    /** What a test of the connection found out. */
    Uni<Void> health(Account account, String health, @Nullable String message) {
        return pool.preparedQuery("""
                WITH tested AS (
                    UPDATE provider_account SET health = $3, health_message = $4, checked_at = now()
                    WHERE id = $1 AND connection = $2 RETURNING id)
                SELECT request_work('SYNC', ARRAY[id]) FROM tested
                """)
                .execute(Tuple.of(account.id(), account.connection(), health, message))
                .replaceWithVoid();
    }

    /** The account works (again); says so only when that is news. */
    Uni<Void> healthy(UUID account) {
        return pool.preparedQuery("""
                UPDATE provider_account SET health = 'HEALTHY', health_message = NULL, checked_at = now()
                WHERE id = $1 AND health <> 'HEALTHY'
                """).execute(Tuple.of(account)).replaceWithVoid();
    }

    /** The connected account of a provider; null when there is none. */
    Uni<@Nullable UUID> of(SqlClient client, Provider provider) {
        return client.preparedQuery("""
                SELECT id FROM provider_account WHERE provider = $1 AND connected_at IS NOT NULL
                """)
                .execute(Tuple.of(provider.name()))
                .map(rows -> rows.size() == 0 ? null : rows.iterator().next().getUUID("id"));
    }

    Uni<Provider> provider(SqlClient client, UUID account) {
        return client.preparedQuery("SELECT provider FROM provider_account WHERE id = $1")
                .execute(Tuple.of(account))
                .map(rows -> Provider.valueOf(rows.iterator().next().getString("provider")));
    }

    /** All contacts have been read, as they were at this moment. */
    Uni<Void> contactsRead(SqlClient transaction, UUID account, OffsetDateTime began) {
        return transaction.preparedQuery("""
                UPDATE provider_account SET read_wanted = false, contacts_read_at = now(), changes_read_at = $2
                WHERE id = $1
                """).execute(Tuple.of(account, began)).replaceWithVoid();
    }

    /** What changed before this moment is in the ledger; empty when nothing has been read yet. */
    Uni<Optional<OffsetDateTime>> changesReadAt(UUID account) {
        return pool.preparedQuery("""
                SELECT coalesce(changes_read_at, contacts_read_at) AS at FROM provider_account
                WHERE id = $1 AND NOT read_wanted
                """)
                .execute(Tuple.of(account))
                .map(rows -> rows.stream().findFirst().map(row -> row.getOffsetDateTime("at")));
    }

    Uni<Void> changesRead(SqlClient transaction, UUID account, OffsetDateTime began) {
        return transaction
                .preparedQuery("UPDATE provider_account SET changes_read_at = $2 WHERE id = $1")
                .execute(Tuple.of(account, began))
                .replaceWithVoid();
    }

    private static Account account(Row row) {
        return new Account(
                row.getUUID("id"),
                Provider.valueOf(row.getString("provider")),
                ConnectedBy.valueOf(row.getString("connected_by")),
                row.getInteger("connection"),
                row.getString("audience_id"),
                row.getBoolean("paused"),
                row.getBoolean("read_wanted"),
                Set.of(row.getArrayOfStrings("required_fields")));
    }
}
