package org.rollcall.access;

import io.smallrye.mutiny.Uni;
import io.vertx.core.buffer.Buffer;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.RowSet;
import io.vertx.mutiny.sqlclient.SqlClient;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.OffsetDateTime;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.StreamSupport;
import org.jspecify.annotations.Nullable;

/** API tokens. */
@ApplicationScoped
class TokenStore {

    private static final int MOST = 1_000;
    private static final String LIVE = "revoked_at IS NULL AND (expires_at IS NULL OR expires_at > now())";

    private final Pool pool;

    TokenStore(Pool pool) {
        this.pool = pool;
    }

    Uni<Optional<TokenRow>> byKey(String key) {
        return pool.preparedQuery("SELECT * FROM api_token WHERE key = $1")
                .execute(Tuple.of(key))
                .map(TokenStore::first);
    }

    Uni<Optional<TokenRow>> byId(UUID id) {
        return pool.preparedQuery("SELECT * FROM api_token WHERE id = $1")
                .execute(Tuple.of(id))
                .map(TokenStore::first);
    }

    /** The newest first. */
    Uni<List<TokenRow>> all() {
        return pool.preparedQuery("SELECT * FROM api_token ORDER BY id DESC LIMIT $1")
                .execute(Tuple.of(MOST))
                .map(rows -> StreamSupport.stream(rows.spliterator(), false)
                        .map(TokenStore::token)
                        .toList());
    }

    Uni<TokenRow> create(
            SqlClient transaction,
            TokenText token,
            String name,
            Role role,
            @Nullable OffsetDateTime expiresAt,
            String createdBy) {
        return transaction
                .preparedQuery("""
                INSERT INTO api_token (id, line, key, hash, name, role, expires_at, created_by)
                SELECT id, id, $1, $2, $3, $4, $5, $6 FROM (SELECT uuidv7() AS id) made
                RETURNING *
                """)
                .execute(Tuple.from(
                        new Object[] {token.key(), Buffer.buffer(token.hash()), name, role.name(), expiresAt, createdBy
                        }))
                .map(rows -> token(rows.iterator().next()));
    }

    /** Another one of the same name and role; empty when the former is not live, or not the only live one of its line. */
    Uni<Optional<TokenRow>> rotate(
            SqlClient transaction, UUID id, TokenText token, @Nullable OffsetDateTime expiresAt, String createdBy) {
        return transaction
                .preparedQuery("""
                WITH first AS (
                    SELECT id FROM api_token WHERE id = (SELECT line FROM api_token WHERE id = $1) FOR UPDATE
                )
                INSERT INTO api_token (line, key, hash, name, role, expires_at, created_by)
                SELECT f.id, $2, $3, former.name, former.role, $4, $5
                FROM first f JOIN api_token former ON former.id = $1
                WHERE (SELECT count(*) FILTER (WHERE id = $1) = 1 AND count(*) = 1
                       FROM api_token WHERE line = f.id AND\s""" + LIVE + """
                )
                RETURNING *
                """)
                .execute(Tuple.of(id, token.key(), Buffer.buffer(token.hash()), expiresAt, createdBy))
                .map(TokenStore::first);
    }

    /**
     * A token that is revoked.
     *
     * @param before it was already, and stays as it was then
     */
    record Revoked(TokenRow row, boolean before) {}

    Uni<Optional<Revoked>> revoke(SqlClient transaction, UUID id) {
        return transaction
                .preparedQuery("""
                UPDATE api_token t SET revoked_at = coalesce(t.revoked_at, now())
                FROM (SELECT id, revoked_at IS NOT NULL AS before FROM api_token WHERE id = $1 FOR UPDATE) former
                WHERE t.id = former.id RETURNING t.*, former.before
                """)
                .execute(Tuple.of(id))
                .map(rows -> rows.stream().findFirst().map(row -> new Revoked(token(row), row.getBoolean("before"))));
    }

    /** Notes that it was used, at most once a minute over all replicas. */
    Uni<Void> used(UUID id) {
        return pool.preparedQuery("""
                UPDATE api_token SET last_used_at = now()
                WHERE id = $1 AND (last_used_at IS NULL OR last_used_at < now() - interval '1 minute')
                """).execute(Tuple.of(id)).replaceWithVoid();
    }

    /** Which of these still open something. */
    Uni<Set<UUID>> live(Collection<UUID> ids) {
        return pool.preparedQuery("SELECT id FROM api_token WHERE id = ANY ($1) AND " + LIVE)
                .execute(Tuple.of(ids.toArray(UUID[]::new)))
                .map(rows -> {
                    Set<UUID> live = new HashSet<>();
                    rows.forEach(row -> live.add(row.getUUID("id")));
                    return live;
                });
    }

    private static Optional<TokenRow> first(RowSet<Row> rows) {
        return rows.size() == 0
                ? Optional.empty()
                : Optional.of(token(rows.iterator().next()));
    }

    private static TokenRow token(Row row) {
        return new TokenRow(
                row.getUUID("id"),
                row.getString("key"),
                row.getBuffer("hash").getDelegate(),
                row.getString("name"),
                Role.valueOf(row.getString("role")),
                row.getOffsetDateTime("created_at"),
                row.getString("created_by"),
                row.getOffsetDateTime("expires_at"),
                row.getOffsetDateTime("last_used_at"),
                row.getOffsetDateTime("revoked_at"));
    }
}
