package org.rollcall.benchmark;

import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import java.util.List;

/**
 * Fills an empty database with an association as the engine would have left it: members, groups, decisions, ledger, statuses
 * and all counts. Needs a superuser, since neither triggers nor foreign keys are asked: the statements keep them by themselves.
 */
final class Generator {

    private static final List<String> LARGE = List.of("group_member", "address_record", "list_entry", "contact_list");

    private final Pool pool;

    Generator(Pool pool) {
        this.pool = pool;
    }

    void fill(Size size) {
        SqlConnection connection = pool.getConnectionAndAwait();
        try {
            var script = new Script(connection, size);
            script.run("SET session_replication_role = replica; SET synchronous_commit = off; SET work_mem = '256MB';"
                    + " SET maintenance_work_mem = '512MB'; SET jit = off");
            List<String> indexes = dropIndexes(connection);
            new People(script).make();
            new Memberships(script).make();
            new Ledger(script).make();
            script.step("indexes", String.join(";", indexes));
            script.run("UPDATE calendar_day SET handled = {today}");
            script.step("statistics", "VACUUM (ANALYZE)");
        } finally {
            connection.query("RESET ALL; DISCARD TEMP").executeAndAwait();
            connection.closeAndAwait();
        }
    }

    /** Takes the indexes off that no constraint needs, and tells how to make them again. */
    private static List<String> dropIndexes(SqlConnection connection) {
        var indexes = connection
                .preparedQuery("""
                        SELECT i.indexrelid::regclass::text AS name, pg_get_indexdef(i.indexrelid) AS definition
                        FROM pg_index i
                        WHERE i.indrelid = ANY ($1::text[]::regclass[]) AND NOT i.indisunique
                        """)
                .executeAndAwait(Tuple.tuple().addArrayOfString(LARGE.toArray(String[]::new)));
        indexes.forEach(
                row -> connection.query("DROP INDEX " + row.getString("name")).executeAndAwait());
        return indexes.stream().map(row -> row.getString("definition")).toList();
    }
}
