package org.rollcall.postgres;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.regex.Pattern;

/** A PostgreSQL server that somebody else runs. */
public final class ExternalServer {

    /** PostgreSQL 18, for {@code uuidv7()}; as the server itself tells its version. */
    private static final int OLDEST = 180_000;

    private static final Pattern URL = Pattern.compile("postgresql://[^@/\\s]+/[^@\\s]+");

    private final Database database;

    private ExternalServer(Database database) {
        this.database = database;
    }

    /**
     * A server, not yet asked.
     *
     * @throws CannotStart when the URL is not one that both drivers understand
     */
    public static ExternalServer at(String url, String user, String password) {
        if (!URL.matcher(url).matches()) {
            // Not shown: it may hold a password.
            throw new CannotStart("ROLLCALL_DB_URL is not like postgresql://db.example.org:5432/rollcall;"
                    + " user and password go to ROLLCALL_DB_USER and ROLLCALL_DB_PASSWORD.");
        }
        return new ExternalServer(new Database(url, user, password));
    }

    /**
     * Asks the server for its version and points {@code rollcall.database.*} at it.
     *
     * @throws CannotStart when the server cannot be reached or is too old
     */
    public void use() {
        checked().use();
    }

    /**
     * The database, which is there and new enough.
     *
     * @throws CannotStart when the server cannot be reached or is too old
     */
    public Database checked() {
        requireVersion(version());
        return database;
    }

    /** Refuses a server that is too old, by the number that {@code server_version_num} tells. */
    void requireVersion(int version) {
        if (version < OLDEST) {
            throw new CannotStart("the database " + database + " is served by PostgreSQL " + version / 10_000
                    + ", but Rollcall needs PostgreSQL " + OLDEST / 10_000 + " or later;"
                    + " upgrade that server, or set ROLLCALL_DB_URL to another.");
        }
    }

    private int version() {
        try (Connection connection = database.connect();
                Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery("SHOW server_version_num")) {
            row.next();
            return Integer.parseInt(row.getString(1));
        } catch (SQLException e) {
            throw new CannotStart("the database " + database + " did not let '" + database.user() + "' in ("
                    + oneLine(e) + "); check ROLLCALL_DB_URL, ROLLCALL_DB_USER and ROLLCALL_DB_PASSWORD.");
        }
    }

    private static String oneLine(SQLException e) {
        return String.valueOf(e.getMessage()).replaceAll("\\s+", " ").replaceAll("\\.$", "");
    }
}
