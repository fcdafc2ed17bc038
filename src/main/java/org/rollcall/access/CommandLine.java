package org.rollcall.access;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.sql.Timestamp;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/** Tokens for whoever holds the database: the first one, and one for whoever lost theirs. Works while no service runs. */
public final class CommandLine {

    private CommandLine() {}

    /** Makes a token in a database that has the table for it. */
    public static TokenText create(Connection database, String name, Role role, Optional<Duration> life)
            throws SQLException {
        TokenText token = TokenText.random();
        try (PreparedStatement insert = database.prepareStatement("""
                INSERT INTO api_token (id, line, key, hash, name, role, expires_at, created_by)
                SELECT id, id, ?, ?, ?, ?, ?, 'command line' FROM (SELECT uuidv7() AS id) made
                """)) {
            insert.setString(1, token.key());
            insert.setBytes(2, token.hash());
            insert.setString(3, name);
            insert.setString(4, role.name());
            insert.setTimestamp(
                    5, life.map(Instant.now()::plus).map(Timestamp::from).orElse(null));
            insert.executeUpdate();
            return token;
        }
    }

    /** Whether the database has the table for tokens. */
    public static boolean isPrepared(Connection database) throws SQLException {
        return isTrue(database, "SELECT to_regclass('api_token') IS NOT NULL");
    }

    /** Whether anybody could come in by a token. */
    public static boolean hasLive(Connection database) throws SQLException {
        return isPrepared(database) && isTrue(database, """
                SELECT EXISTS (SELECT FROM api_token
                               WHERE revoked_at IS NULL AND (expires_at IS NULL OR expires_at > now()))
                """);
    }

    private static boolean isTrue(Connection database, String question) throws SQLException {
        try (Statement statement = database.createStatement();
                ResultSet row = statement.executeQuery(question)) {
            return row.next() && row.getBoolean(1);
        }
    }
}
