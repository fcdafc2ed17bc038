package org.rollcall.postgres;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Properties;
import java.util.regex.Pattern;

/** A PostgreSQL server that somebody else runs. */
public final class ExternalServer {

    /** PostgreSQL 18, for {@code uuidv7()}; as the server itself tells its version. */
    private static final int OLDEST = 180_000;

    private static final Pattern URL = Pattern.compile("postgresql://[^@/\\s]+/[^@\\s]+");

    private final String url;
    private final String user;
    private final String password;

    private ExternalServer(String url, String user, String password) {
        this.url = url;
        this.user = user;
        this.password = password;
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
        return new ExternalServer(url, user, password);
    }

    /**
     * Asks the server for its version and points {@code rollcall.database.*} at it.
     *
     * @throws CannotStart when the server cannot be reached or is too old
     */
    public void use() {
        requireVersion(version());
        System.setProperty("rollcall.database.url", url);
        System.setProperty("rollcall.database.user", user);
        System.setProperty("rollcall.database.password", password);
    }

    /** Refuses a server that is too old, by the number that {@code server_version_num} tells. */
    void requireVersion(int version) {
        if (version < OLDEST) {
            throw new CannotStart("the database " + url + " is served by PostgreSQL " + version / 10_000
                    + ", but Rollcall needs PostgreSQL " + OLDEST / 10_000 + " or later;"
                    + " upgrade that server, or set ROLLCALL_DB_URL to another.");
        }
    }

    private int version() {
        Properties login = new Properties();
        login.setProperty("user", user);
        login.setProperty("password", password);
        login.setProperty("loginTimeout", "10");
        try (Connection connection = DriverManager.getConnection("jdbc:" + url, login);
                Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery("SHOW server_version_num")) {
            row.next();
            return Integer.parseInt(row.getString(1));
        } catch (SQLException e) {
            throw new CannotStart("the database " + url + " did not let '" + user + "' in (" + oneLine(e)
                    + "); check ROLLCALL_DB_URL, ROLLCALL_DB_USER and ROLLCALL_DB_PASSWORD.");
        }
    }

    private static String oneLine(SQLException e) {
        return String.valueOf(e.getMessage()).replaceAll("\\s+", " ").replaceAll("\\.$", "");
    }
}
