package org.rollcall.access;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.sql.Types;
import java.time.OffsetDateTime;
import java.util.Optional;
import java.util.UUID;

/** Tokens for whoever holds the database: the first one, and one for whoever lost theirs. Works while no service runs. */
public final class CommandLine {

    private CommandLine() {}

    /** A token that was made, under its id. */
    public record Made(UUID id, TokenText token) {}

    /** Makes a token in a database that has the table for it. */
    public static Made create(Connection database, String name, Role role, Optional<OffsetDateTime> expiresAt)
            throws SQLException {
        TokenText token = TokenText.random();
        try (PreparedStatement insert = database.prepareStatement("""
                INSERT INTO api_token (id, line, key, hash, name, role, expires_at, created_by)
                SELECT id, id, ?, ?, ?, ?, ?, 'command line' FROM (SELECT uuidv7() AS id) made
                RETURNING id
                """)) {
            insert.setString(1, token.key());
            insert.setBytes(2, token.hash());
            insert.setString(3, name);
            insert.setString(4, role.name());
            insert.setObject(5, expiresAt.orElse(null), Types.TIMESTAMP_WITH_TIMEZONE);
            try (ResultSet made = insert.executeQuery()) {
                made.next();
                return new Made(made.getObject("id", UUID.class), token);
            }
        }
    }

    /** Whether the database has the tables for tokens, and for the trail that tells of them. */
    public static boolean isPrepared(Connection database) throws SQLException {
        return isTrue(
                database, "SELECT to_regclass('api_token') IS NOT NULL AND to_regclass('audit_head') IS NOT NULL");
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
