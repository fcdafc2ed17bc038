package org.rollcall.sync;

import io.smallrye.mutiny.Uni;
import io.vertx.core.buffer.Buffer;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.SqlClient;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.rollcall.provider.Provider;
import org.rollcall.sync.AccountStore.Account;

/** The accounts' webhooks: one each. */
@ApplicationScoped
class WebhookStore {

    /**
     * A webhook as it is stored.
     *
     * @param externalId null while it is being made
     * @param signingSecret sealed; null when the provider does not sign
     * @param lookDue it is time to look whether the provider still has it
     */
    record Stored(
            UUID account,
            Buffer secretHash,
            @Nullable String externalId,
            @Nullable String signingSecret,
            @Nullable String audienceId,
            boolean lookDue) {}

    private final Pool pool;

    WebhookStore(Pool pool) {
        this.pool = pool;
    }

    /** The webhook of a provider's connected account. */
    Uni<Optional<Stored>> of(Provider provider) {
        return pool.preparedQuery("""
                SELECT w.account_id, w.secret_hash, w.external_id, w.signing_secret, a.audience_id,
                       w.look_at <= now() AS look_due
                FROM webhook w JOIN provider_account a ON a.id = w.account_id
                WHERE a.provider = $1 AND a.connected_at IS NOT NULL
                """)
                .execute(Tuple.of(provider.name()))
                .map(rows -> rows.stream().findFirst().map(WebhookStore::stored));
    }

    /**
     * Whoever knows the secret may hint from now on, and nobody who knew another one; false when the account was disconnected
     * meanwhile.
     */
    Uni<Boolean> expect(Account account, byte[] secretHash) {
        return pool.preparedQuery("""
                INSERT INTO webhook (account_id, secret_hash)
                SELECT id, $3 FROM provider_account
                WHERE id = $1 AND connection = $2 AND connected_at IS NOT NULL
                FOR KEY SHARE
                ON CONFLICT (account_id) DO UPDATE
                    SET secret_hash = EXCLUDED.secret_hash, external_id = NULL, signing_secret = NULL
                """)
                .execute(Tuple.of(account.id(), account.connection(), Buffer.buffer(secretHash)))
                .map(written -> written.rowCount() == 1);
    }

    /** The provider has it; false when the account was disconnected meanwhile. */
    Uni<Boolean> made(
            UUID account, byte[] secretHash, String externalId, @Nullable String signingSecret, Duration nextLook) {
        return pool.preparedQuery("""
                UPDATE webhook SET external_id = $3, signing_secret = $4,
                                   look_at = now() + $5 * interval '1 millisecond'
                WHERE account_id = $1 AND secret_hash = $2
                """)
                .execute(Tuple.of(
                        account, Buffer.buffer(secretHash), externalId, signingSecret, (int) nextLook.toMillis()))
                .map(updated -> updated.rowCount() == 1);
    }

    Uni<Void> lookIn(UUID account, Duration time) {
        return pool.preparedQuery("""
                UPDATE webhook SET look_at = now() + $2 * interval '1 millisecond' WHERE account_id = $1
                """)
                .execute(Tuple.of(account, (int) time.toMillis()))
                .replaceWithVoid();
    }

    Uni<Void> forget(UUID account) {
        return forget(pool, account);
    }

    /** Its secret is void, and what it hinted at is forgotten. */
    Uni<Void> forget(SqlClient client, UUID account) {
        return client.preparedQuery("DELETE FROM webhook WHERE account_id = $1")
                .execute(Tuple.of(account))
                .replaceWithVoid();
    }

    private static Stored stored(Row row) {
        return new Stored(
                row.getUUID("account_id"),
                row.getBuffer("secret_hash").getDelegate(),
                row.getString("external_id"),
                row.getString("signing_secret"),
                row.getString("audience_id"),
                row.getBoolean("look_due"));
    }
}
