package org.rollcall.credential;

import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.SqlClient;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.rollcall.provider.Credentials;
import org.rollcall.provider.ProviderTrouble;
import org.rollcall.provider.ProviderTrouble.Kind;
import org.rollcall.provider.Secret;

/** The accounts' secrets, sealed. */
@ApplicationScoped
public class CredentialStore {

    /** How long the row may be locked while the provider is asked. */
    private static final Duration EXCHANGE = Duration.ofSeconds(20);

    private final Pool pool;
    private final Vault vault;

    /** Exchanges that this process is at, so that many calls at once wait with one connection to the database. */
    private final Map<Ended, Uni<Secret>> underWay = new ConcurrentHashMap<>();

    CredentialStore(Pool pool, Vault vault) {
        this.pool = pool;
        this.vault = vault;
    }

    private record Ended(UUID account, Secret used) {}

    /** A stored row. */
    private record Stored(String sealed, @Nullable String refusedBecause) {}

    /** What came of an exchange; a refusal is a result, since it is kept by the same transaction. */
    private sealed interface Renewal {
        record Done(Secret secret) implements Renewal {}

        record Refused(ProviderTrouble trouble) implements Renewal {}
    }

    /** The credentials of an account as they are at each call. */
    public Credentials of(UUID account) {
        return new Credentials() {
            @Override
            public Uni<Secret> current() {
                return find(pool, account, "").map(found -> usable(account, found));
            }

            @Override
            public Uni<Secret> renew(Secret used, Function<Secret, Uni<Secret>> exchange) {
                Ended ended = new Ended(account, used);
                return Uni.createFrom()
                        .deferred(() -> underWay.computeIfAbsent(ended, none -> renewed(ended, exchange)));
            }
        };
    }

    /** Keeps a secret that was found to be good, in place of any other. */
    public Uni<Void> keep(SqlClient transaction, UUID account, Secret secret) {
        return transaction
                .preparedQuery("""
                INSERT INTO provider_credential (account_id, sealed) VALUES ($1, $2)
                ON CONFLICT (account_id) DO UPDATE
                    SET sealed = EXCLUDED.sealed, refused_at = NULL, refused_because = NULL, changed_at = now()
                """)
                .execute(Tuple.of(account, vault.seal(account, Sealed.CREDENTIALS, SecretText.of(secret))))
                .replaceWithVoid();
    }

    public Uni<Void> forget(SqlClient transaction, UUID account) {
        return transaction
                .preparedQuery("DELETE FROM provider_credential WHERE account_id = $1")
                .execute(Tuple.of(account))
                .replaceWithVoid();
    }

    private Uni<Secret> renewed(Ended ended, Function<Secret, Uni<Secret>> exchange) {
        return pool.withTransaction(transaction -> find(transaction, ended.account(), "FOR UPDATE")
                        .flatMap(found -> renewed(transaction, ended, found, exchange)))
                .map(renewal -> switch (renewal) {
                    case Renewal.Done done -> done.secret();
                    case Renewal.Refused refused -> throw refused.trouble();
                })
                .onTermination()
                .invoke(() -> underWay.remove(ended))
                .memoize()
                .indefinitely();
    }

    private Uni<Renewal> renewed(
            SqlClient transaction, Ended ended, Optional<Stored> found, Function<Secret, Uni<Secret>> exchange) {
        Secret stored = usable(ended.account(), found);
        if (!stored.equals(ended.used())) {
            return Uni.createFrom().item(new Renewal.Done(stored));
        }
        return exchange.apply(stored)
                .ifNoItem()
                .after(EXCHANGE)
                .failWith(() -> new ProviderTrouble(Kind.UNAVAILABLE, "The provider did not give new tokens in time."))
                .flatMap(secret ->
                        keep(transaction, ended.account(), secret).replaceWith((Renewal) new Renewal.Done(secret)))
                .onFailure(CredentialStore::isRefusal)
                .recoverWithUni(failure -> refuse(transaction, ended.account(), (ProviderTrouble) failure));
    }

    private static boolean isRefusal(Throwable failure) {
        return failure instanceof ProviderTrouble trouble && trouble.kind() == Kind.UNAUTHORIZED;
    }

    private static Uni<Renewal> refuse(SqlClient transaction, UUID account, ProviderTrouble trouble) {
        return transaction
                .preparedQuery("""
                UPDATE provider_credential SET refused_at = now(), refused_because = $2 WHERE account_id = $1
                """)
                .execute(Tuple.of(account, trouble.getMessage()))
                .replaceWith(new Renewal.Refused(trouble));
    }

    private Secret usable(UUID account, Optional<Stored> found) {
        Stored stored = found.orElseThrow(
                () -> new ProviderTrouble(Kind.UNAUTHORIZED, "The account is not connected: connect it."));
        if (stored.refusedBecause() != null) {
            throw new ProviderTrouble(Kind.UNAUTHORIZED, stored.refusedBecause());
        }
        try {
            return SecretText.read(vault.open(account, Sealed.CREDENTIALS, stored.sealed()));
        } catch (CannotOpen e) {
            throw new ProviderTrouble(
                    Kind.UNAUTHORIZED,
                    "The stored credentials cannot be opened (" + e.getMessage()
                            + "): give the key back (ROLLCALL_CREDENTIALS_KEYS), or connect again.");
        }
    }

    private static Uni<Optional<Stored>> find(SqlClient client, UUID account, String lock) {
        return client.preparedQuery(
                        "SELECT sealed, refused_because FROM provider_credential WHERE account_id = $1 " + lock)
                .execute(Tuple.of(account))
                .map(rows -> rows.stream()
                        .findFirst()
                        .map(row -> new Stored(row.getString("sealed"), row.getString("refused_because"))));
    }
}
