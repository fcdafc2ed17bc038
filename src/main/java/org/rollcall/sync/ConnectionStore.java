package org.rollcall.sync;

import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.SqlClient;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.rollcall.provider.Platform.AccountState;
import org.rollcall.provider.Provider;
import org.rollcall.sync.EventStore.NewEvent;

/** Which accounts are connected, and what changes with that. */
@ApplicationScoped
class ConnectionStore {

    /**
     * The account of a provider, connected or not.
     *
     * @param connectedBy null when it is not connected
     * @param disconnected a person disconnected it
     */
    record Known(
            UUID id,
            String name,
            @Nullable String externalId,
            @Nullable String audienceId,
            @Nullable ConnectedBy connectedBy,
            boolean disconnected) {

        /** Whether the contacts that are known of this account are none of the other's. */
        boolean differsFrom(AccountState other) {
            return (externalId != null && !other.accountId().isBlank() && !externalId.equals(other.accountId()))
                    || (audienceId != null && !Objects.equals(audienceId, other.audienceId()));
        }
    }

    Uni<Optional<Known>> known(SqlClient client, Provider provider) {
        return client.preparedQuery("""
                SELECT id, name, external_id, audience_id, connected_by, disconnected_at IS NOT NULL AS disconnected
                FROM provider_account WHERE provider = $1
                """)
                .execute(Tuple.of(provider.name()))
                .map(rows -> rows.stream().findFirst().map(ConnectionStore::known));
    }

    /** Makes the row of a provider unless it is there, and keeps others from connecting meanwhile. */
    Uni<UUID> lock(SqlClient transaction, Provider provider) {
        return transaction
                .preparedQuery("""
                INSERT INTO provider_account (provider, name) VALUES ($1, $2) ON CONFLICT (provider) DO NOTHING
                """)
                .execute(Tuple.of(provider.name(), provider.displayName()))
                .chain(() -> transaction
                        .preparedQuery("SELECT id FROM provider_account WHERE provider = $1 FOR NO KEY UPDATE")
                        .execute(Tuple.of(provider.name())))
                .map(rows -> rows.iterator().next().getUUID("id"));
    }

    /**
     * The account works now, with what was stored of it before: all contacts are read before the next write, and what
     * happened to its groups meanwhile is made up for.
     */
    Uni<Void> connect(SqlClient transaction, UUID account, ConnectedBy by) {
        return transaction
                .preparedQuery("""
                UPDATE provider_account SET connected_by = $2, connected_at = now(), disconnected_at = NULL,
                    connection = connection + 1, read_wanted = true, health = 'HEALTHY', health_message = NULL,
                    checked_at = now()
                WHERE id = $1
                """)
                .execute(Tuple.of(account, by.name()))
                .chain(() -> transaction.preparedQuery("""
                        SELECT request_work('CALCULATE', ARRAY(SELECT group_id FROM group_list WHERE account_id = $1)),
                               request_work('SYNC', ARRAY[$1])
                        """).execute(Tuple.of(account)))
                .replaceWithVoid();
    }

    /** Whoever works on the account loses it; what was begun is found in doubt when the account is connected again. */
    Uni<Optional<UUID>> disconnect(SqlClient transaction, Provider provider) {
        return transaction
                .preparedQuery("""
                WITH account AS (
                    UPDATE provider_account SET connected_by = NULL, connected_at = NULL, disconnected_at = now(),
                        connection = connection + 1, health = 'HEALTHY', health_message = NULL
                    WHERE provider = $1 AND connected_at IS NOT NULL RETURNING id
                ), stopped AS (
                    UPDATE work SET lease_token = lease_token + 1, lease_holder = NULL, lease_until = NULL,
                        not_before = 'infinity'
                    WHERE kind = 'SYNC' AND subject_id IN (SELECT id FROM account)
                )
                SELECT id FROM account
                """)
                .execute(Tuple.of(provider.name()))
                .map(rows -> rows.stream().findFirst().map(row -> row.getUUID("id")));
    }

    Uni<Boolean> pause(SqlClient client, Provider provider, boolean paused) {
        return client.preparedQuery("""
                WITH changed AS (
                    UPDATE provider_account SET paused = $2 WHERE provider = $1 AND connected_at IS NOT NULL
                    RETURNING id)
                SELECT request_work('SYNC', ARRAY[c.id]) FROM changed c
                """)
                .execute(Tuple.of(provider.name(), paused))
                .map(rows -> rows.size() == 1);
    }

    /** Ends the open runs of an account that nobody works on any more; returns the events to append. */
    Uni<List<NewEvent>> cancelRuns(SqlClient transaction, UUID account) {
        return transaction
                .preparedQuery("""
                UPDATE sync_run SET state = 'CANCELED', phase = 'DONE', finished_at = now()
                WHERE account_id = $1 AND finished_at IS NULL
                RETURNING id, state
                """)
                .execute(Tuple.of(account))
                .map(rows -> rows.stream().map(RunStore::ended).toList());
    }

    /** Forgets an account with its ledger, lists, statuses and runs. A row of another account gets another id. */
    Uni<Void> delete(SqlClient transaction, UUID account) {
        return transaction
                .preparedQuery("DELETE FROM group_list WHERE account_id = $1")
                .execute(Tuple.of(account))
                .chain(() -> transaction
                        .preparedQuery("DELETE FROM work WHERE kind = 'SYNC' AND subject_id = $1")
                        .execute(Tuple.of(account)))
                .chain(() -> transaction
                        .preparedQuery("DELETE FROM provider_account WHERE id = $1")
                        .execute(Tuple.of(account)))
                .replaceWithVoid();
    }

    private static Known known(Row row) {
        String by = row.getString("connected_by");
        return new Known(
                row.getUUID("id"),
                row.getString("name"),
                row.getString("external_id"),
                row.getString("audience_id"),
                by == null ? null : ConnectedBy.valueOf(by),
                row.getBoolean("disconnected"));
    }
}
