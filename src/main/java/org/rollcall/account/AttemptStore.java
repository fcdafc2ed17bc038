package org.rollcall.account;

import io.smallrye.mutiny.Uni;
import io.vertx.core.buffer.Buffer;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.time.OffsetDateTime;
import java.util.Base64;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.rollcall.credential.CannotOpen;
import org.rollcall.credential.Sealed;
import org.rollcall.credential.Vault;
import org.rollcall.provider.Provider;

/** People who were sent to a provider to agree, and may come back once within ten minutes. */
@ApplicationScoped
class AttemptStore {

    private static final SecureRandom RANDOM = new SecureRandom();

    private final Pool pool;
    private final Vault vault;

    AttemptStore(Pool pool, Vault vault) {
        this.pool = pool;
        this.vault = vault;
    }

    /**
     * What goes to the provider.
     *
     * @param state comes back
     * @param challenge of the verifier that is kept here (PKCE, S256)
     */
    record Begun(String state, String challenge, OffsetDateTime expiresAt) {}

    /** What a state that came back tells. */
    sealed interface Return {

        /** Somebody was expected, with this. */
        record Expected(String verifier, @Nullable String audienceId) implements Return {}

        /** Somebody was expected earlier. */
        record Late() implements Return {}

        /** Nobody is expected: never, or not again. */
        record Unknown() implements Return {}
    }

    Uni<Begun> begin(Provider provider, @Nullable String audienceId) {
        UUID id = UUID.randomUUID();
        String state = random();
        String verifier = random();
        return pool.preparedQuery("""
                WITH old AS (DELETE FROM connection_attempt WHERE expires_at < now() - interval '1 day')
                INSERT INTO connection_attempt (id, provider, state_hash, verifier, audience_id, expires_at)
                VALUES ($1, $2, $3, $4, $5, now() + interval '10 minutes')
                RETURNING expires_at
                """)
                .execute(Tuple.of(
                        id,
                        provider.name(),
                        Buffer.buffer(sha256(state)),
                        vault.seal(id, Sealed.PKCE_VERIFIER, verifier),
                        audienceId))
                .map(rows -> new Begun(
                        state, base64(sha256(verifier)), rows.iterator().next().getOffsetDateTime("expires_at")));
    }

    /** Takes the attempt that the state belongs to: a state is good once. */
    Uni<Return> end(Provider provider, String state) {
        return pool.preparedQuery("""
                DELETE FROM connection_attempt WHERE state_hash = $1 AND provider = $2
                RETURNING id, verifier, audience_id, expires_at < now() AS late
                """)
                .execute(Tuple.of(Buffer.buffer(sha256(state)), provider.name()))
                .map(rows -> rows.size() == 0
                        ? new Return.Unknown()
                        : ended(rows.iterator().next()));
    }

    private Return ended(Row row) {
        if (row.getBoolean("late")) {
            return new Return.Late();
        }
        try {
            String verifier = vault.open(row.getUUID("id"), Sealed.PKCE_VERIFIER, row.getString("verifier"));
            return new Return.Expected(verifier, row.getString("audience_id"));
        } catch (CannotOpen e) {
            return new Return.Late();
        }
    }

    private static String random() {
        byte[] bytes = new byte[32];
        RANDOM.nextBytes(bytes);
        return base64(bytes);
    }

    private static String base64(byte[] bytes) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }

    private static byte[] sha256(String text) {
        try {
            return MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every JDK has SHA-256", e);
        }
    }
}
