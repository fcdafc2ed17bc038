package org.rollcall;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import org.rollcall.postgres.EmbeddedServer;

/** What a dump of a packaged service's own database would hold. */
record Dump(int port) {

    /** The values of a query's only column, as text. */
    List<String> values(String query) throws SQLException {
        List<String> found = new ArrayList<>();
        try (Connection connection = EmbeddedServer.database(port).connect();
                ResultSet rows = connection.createStatement().executeQuery(query)) {
            while (rows.next()) {
                found.add(rows.getString(1));
            }
        }
        return found;
    }

    /** All columns of all tables, save the simulated providers', in which one of these words stands. */
    List<String> columnsWith(List<String> words) throws SQLException {
        List<String> found = new ArrayList<>();
        try (Connection connection = EmbeddedServer.database(port).connect();
                ResultSet columns = connection.createStatement().executeQuery("""
                        SELECT format('%I.%I', c.table_schema, c.table_name), format('%I', c.column_name)
                        FROM information_schema.columns c JOIN information_schema.tables t USING (table_schema, table_name)
                        WHERE c.table_schema NOT IN ('sandbox', 'information_schema') AND c.table_schema !~ '^pg_'
                          AND t.table_type = 'BASE TABLE'
                        """)) {
            while (columns.next()) {
                if (holds(connection, columns.getString(1), columns.getString(2), words)) {
                    found.add(columns.getString(1) + "." + columns.getString(2));
                }
            }
        }
        return found;
    }

    private static boolean holds(Connection connection, String table, String column, List<String> words)
            throws SQLException {
        try (ResultSet values = connection
                .createStatement()
                .executeQuery("SELECT " + column + "::text FROM " + table + " WHERE " + column + " IS NOT NULL")) {
            while (values.next()) {
                if (!Planted.in(values.getString(1), words).isEmpty()) {
                    return true;
                }
            }
            return false;
        }
    }
}
