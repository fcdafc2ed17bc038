package org.rollcall.sandbox.constantcontact;

import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Optional;

/** The tokens that were given out; all of them expire by the moved clock. */
@ApplicationScoped
class TokenStore {

    /**
     * A refresh token that was given out.
     *
     * @param withSecret whether the application has to show its secret with it
     */
    record RefreshToken(String scope, boolean withSecret, boolean live, boolean used, boolean stale) {}

    Uni<Boolean> isValid(SqlConnection db, String accessToken) {
        return db.preparedQuery("""
                        SELECT FROM sandbox.constant_contact_access_token
                         WHERE token = $1 AND expires_at > sandbox.moved_now()
                        """).execute(Tuple.of(accessToken)).map(rows -> rows.size() == 1);
    }

    /** Ends a token for good, wherever the clock is moved; tells whether it had not ended before. */
    Uni<Boolean> expire(SqlConnection db, String accessToken) {
        return db.preparedQuery("""
                        UPDATE sandbox.constant_contact_access_token SET expires_at = '-infinity'
                         WHERE token = $1 AND expires_at > sandbox.moved_now()
                        """).execute(Tuple.of(accessToken)).map(rows -> rows.rowCount() == 1);
    }

    Uni<Void> giveAccess(SqlConnection db, String accessToken) {
        return db.preparedQuery("""
                        INSERT INTO sandbox.constant_contact_access_token (token, expires_at)
                        VALUES ($1, sandbox.moved_now() + INTERVAL '24 hours')
                        """).execute(Tuple.of(accessToken)).replaceWithVoid();
    }

    /** Gives out a refresh token; it is the only live one from now on. */
    Uni<Void> giveRefresh(SqlConnection db, String refreshToken, String scope, boolean withSecret) {
        return db.query("UPDATE sandbox.constant_contact_refresh_token SET state = 'superseded' WHERE state = 'live'")
                .execute()
                .chain(() -> db.preparedQuery("""
                                INSERT INTO sandbox.constant_contact_refresh_token
                                       (token, scope, with_secret, state, issued_at)
                                VALUES ($1, $2, $3, 'live', sandbox.moved_now())
                                """).execute(Tuple.of(refreshToken, scope, withSecret)))
                .replaceWithVoid();
    }

    /** Finds a refresh token; it cannot be used by anybody else until the transaction ends. */
    Uni<Optional<RefreshToken>> findRefresh(SqlConnection db, String refreshToken) {
        return db.preparedQuery("""
                        SELECT scope, with_secret, state = 'live' AS live, state = 'used' AS used,
                               issued_at < sandbox.moved_now() - INTERVAL '180 days' AS stale
                          FROM sandbox.constant_contact_refresh_token
                         WHERE token = $1
                           FOR UPDATE
                        """)
                .execute(Tuple.of(refreshToken))
                .map(rows -> rows.stream().findFirst().map(TokenStore::refreshToken));
    }

    Uni<Void> use(SqlConnection db, String refreshToken) {
        return db.preparedQuery("UPDATE sandbox.constant_contact_refresh_token SET state = 'used' WHERE token = $1")
                .execute(Tuple.of(refreshToken))
                .replaceWithVoid();
    }

    /** Forgets all tokens and codes. */
    Uni<Void> revoke(SqlConnection db) {
        return db.query("DELETE FROM sandbox.constant_contact_access_token")
                .execute()
                .chain(() -> db.query("DELETE FROM sandbox.constant_contact_refresh_token")
                        .execute())
                .replaceWithVoid();
    }

    private static RefreshToken refreshToken(Row row) {
        return new RefreshToken(
                row.getString("scope"),
                row.getBoolean("with_secret"),
                row.getBoolean("live"),
                row.getBoolean("used"),
                row.getBoolean("stale"));
    }
}
