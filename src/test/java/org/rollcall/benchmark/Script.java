package org.rollcall.benchmark;

import io.vertx.mutiny.sqlclient.SqlConnection;
import java.util.concurrent.TimeUnit;

/** Runs the generator's statements over one connection, with the size's numbers in the place of their names. */
final class Script {

    private final SqlConnection connection;
    private final Size size;

    Script(SqlConnection connection, Size size) {
        this.connection = connection;
        this.size = size;
    }

    SqlConnection connection() {
        return connection;
    }

    /** One or several statements without parameters. */
    void run(String sql) {
        connection.query(filled(sql)).executeAndAwait();
    }

    /** The same, said with the time that it took. */
    void step(String what, String sql) {
        long begun = System.nanoTime();
        run(sql);
        System.out.printf("  %-34s %6.1f s%n", what, TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - begun) / 1000.0);
    }

    private String filled(String sql) {
        return sql.replace("{members}", String.valueOf(size.members()))
                .replace("{companies}", String.valueOf(size.companies()))
                .replace("{groups}", String.valueOf(size.groups()))
                .replace("{tags}", String.valueOf(Size.TAGS))
                .replace("{tags-per-member}", String.valueOf(size.tagsPerMember()))
                .replace("{seed}", String.valueOf(size.seed()))
                .replace("{sending}", String.valueOf(size.sending()))
                .replace("{today}", "DATE '" + size.today() + "'");
    }
}
