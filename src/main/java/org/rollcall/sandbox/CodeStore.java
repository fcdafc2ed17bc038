package org.rollcall.sandbox;

import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Optional;
import java.util.UUID;

/** Codes that an application got for a person's yes; each lives for 300 seconds of the moved clock and works once. */
@ApplicationScoped
public class CodeStore {

    /**
     * What was agreed to.
     *
     * @param challenge of PKCE, by SHA-256; empty without
     */
    public record Grant(String redirectUri, String scope, String challenge) {}

    Uni<String> give(SqlConnection db, String provider, Grant grant) {
        return db.preparedQuery("""
                        INSERT INTO sandbox.authorization_code
                               (code, provider, redirect_uri, scope, challenge, expires_at)
                        VALUES ($1, $2, $3, $4, $5, sandbox.moved_now() + INTERVAL '300 seconds')
                        RETURNING code
                        """)
                .execute(Tuple.of(
                        UUID.randomUUID().toString(), provider, grant.redirectUri(), grant.scope(), grant.challenge()))
                .map(rows -> rows.iterator().next().getString("code"));
    }

    /** Takes a code out of use, and says what it stood for. */
    public Uni<Optional<Grant>> take(SqlConnection db, String provider, String code) {
        return db.preparedQuery("""
                        DELETE FROM sandbox.authorization_code
                         WHERE provider = $1 AND code = $2
                        RETURNING redirect_uri, scope, challenge, expires_at > sandbox.moved_now() AS valid
                        """)
                .execute(Tuple.of(provider, code))
                .map(rows -> rows.stream()
                        .filter(row -> row.getBoolean("valid"))
                        .findFirst()
                        .map(CodeStore::grant));
    }

    /** Forgets the codes of a provider that were not used yet. */
    public Uni<Void> clear(SqlConnection db, String provider) {
        return db.preparedQuery("DELETE FROM sandbox.authorization_code WHERE provider = $1")
                .execute(Tuple.of(provider))
                .replaceWithVoid();
    }

    private static Grant grant(Row row) {
        return new Grant(row.getString("redirect_uri"), row.getString("scope"), row.getString("challenge"));
    }
}
