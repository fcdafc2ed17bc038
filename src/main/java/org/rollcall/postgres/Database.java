package org.rollcall.postgres;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.Properties;

/** Where a database is, and who asks it. */
public record Database(String url, String user, String password) {

    /** A connection of its own, for what is done before the service runs or beside it. */
    public Connection connect() throws SQLException {
        Properties login = new Properties();
        login.setProperty("user", user);
        login.setProperty("password", password);
        login.setProperty("loginTimeout", "10");
        return DriverManager.getConnection(jdbcUrl(), login);
    }

    public String jdbcUrl() {
        return "jdbc:" + url;
    }

    /** Without the password. */
    @Override
    public String toString() {
        return url;
    }

    /** Points {@code rollcall.database.*} at it. */
    void use() {
        System.setProperty("rollcall.database.url", url);
        System.setProperty("rollcall.database.user", user);
        System.setProperty("rollcall.database.password", password);
    }
}
