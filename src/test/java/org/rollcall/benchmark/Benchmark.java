package org.rollcall.benchmark;

import io.vertx.mutiny.core.Vertx;
import io.vertx.mutiny.pgclient.PgBuilder;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.pgclient.PgConnectOptions;
import io.vertx.sqlclient.PoolOptions;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Comparator;
import java.util.Locale;
import java.util.stream.Stream;
import org.flywaydb.core.Flyway;
import org.rollcall.benchmark.Load.Measured;
import org.rollcall.postgres.EmbeddedServer;

/**
 * Makes the association in an embedded PostgreSQL of its own, starts the packaged service over it, and prints how fast pages are
 * beside the bare statements, and what CPU they take. Ends by itself, and with it what it started.
 */
public final class Benchmark {

    private static final Path FOLDER = Path.of("target/benchmark").toAbsolutePath();
    private static final Path SIZE = FOLDER.resolve("size.txt");

    private Benchmark() {}

    public static void main(String... args) throws Exception {
        var size = new Size(
                number("members", 200_000),
                number("groups", 500),
                number("memberships", 3_800_000),
                number("seed", 1),
                true,
                LocalDate.now(ZoneOffset.UTC));
        boolean kept = isKept(size);
        if (!kept) {
            clear();
        }
        int port = number("database-port", 54_399);
        EmbeddedServer server = EmbeddedServer.start(FOLDER, port);
        // Ctrl-C ends everything, too.
        Runtime.getRuntime().addShutdownHook(new Thread(server::stop));
        try {
            measure(size, kept, port);
        } finally {
            server.stop();
        }
    }

    private static void measure(Size size, boolean kept, int port) throws Exception {
        String url = "postgresql://127.0.0.1:" + port + "/postgres";
        Flyway.configure()
                .dataSource("jdbc:" + url, "postgres", "postgres")
                .locations("classpath:db/migration")
                .load()
                .migrate();
        Vertx vertx = Vertx.vertx();
        Pool pool = PgBuilder.pool()
                .with(new PoolOptions().setMaxSize(20))
                .connectingTo(PgConnectOptions.fromUri("postgresql://postgres:postgres@127.0.0.1:" + port + "/postgres")
                        .setCachePreparedStatements(true))
                .using(vertx)
                .build();
        try {
            if (!kept) {
                System.out.printf("Making %s in %s%n", size, FOLDER);
                new Generator(pool).fill(size);
                if (pool.query(Conservation.BROKEN).executeAndAwait().size() > 0) {
                    throw new IllegalStateException("The members of a group are not all accounted for.");
                }
                Files.writeString(SIZE, size.toString());
            }
            try (Service service = Service.start(url, number("port", 8_099), FOLDER.resolve("service.log"))) {
                compare(pool, service);
            }
        } finally {
            pool.closeAndAwait();
            vertx.closeAndAwait();
        }
    }

    private static void compare(Pool pool, Service service) throws Exception {
        long postmaster = Long.parseLong(Files.readAllLines(FOLDER.resolve("postgres/postmaster.pid"))
                .get(0)
                .strip());
        int clients = number("clients", 4);
        int seconds = number("seconds", 6);
        var overHttp =
                new Load(clients, seconds, () -> Cpu.microsOf(service.pid()), () -> Cpu.microsOfFamily(postmaster));
        var overSql = new Load(
                clients,
                seconds,
                () -> Cpu.microsOf(ProcessHandle.current().pid()),
                () -> Cpu.microsOfFamily(postmaster));
        counted(pool);
        System.out.printf(
                "%d clients, %d s to warm up and %d s measured each. CPU in microseconds a request: the service's (or the bare"
                        + " client's) + PostgreSQL's.%n%n%-34s %9s %8s %8s %16s   %9s %8s %16s   %6s %6s%n",
                clients, seconds, seconds, "", "req/s", "p50 ms", "p99 ms", "CPU", "bare/s", "p50 ms", "CPU", "CPU x",
                "p50 x");
        String only = System.getProperty("benchmark.only", "");
        for (PageUnderTest page : new Pages(pool).all()) {
            if (page.name().contains(only)) {
                Measured http = overHttp.measure(i -> service.ask(page.asked(i).body()));
                Measured sql = overSql.measure(i -> read(pool, page, i));
                print(page.name(), http, sql);
            }
        }
    }

    private static void print(String name, Measured http, Measured sql) {
        System.out.printf(
                Locale.ROOT,
                "%-34s %9.0f %8.2f %8.2f %16s   %9.0f %8.2f %16s   %6.1f %6.1f%n",
                name,
                http.perSecond(),
                http.p50(),
                http.p99(),
                cpu(http),
                sql.perSecond(),
                sql.p50(),
                cpu(sql),
                http.cpu() / sql.cpu(),
                http.p50() / sql.p50());
    }

    private static String cpu(Measured measured) {
        return "%.0f + %.0f".formatted(measured.askedCpu(), measured.databaseCpu());
    }

    private static void counted(Pool pool) {
        Row row = pool.query("""
                SELECT (SELECT count(*) FROM member) AS members, (SELECT count(*) FROM member_group) AS groups,
                       (SELECT count(*) FROM group_member) AS memberships, (SELECT count(*) FROM address_record) AS records,
                       (SELECT count(*) FROM address_record WHERE candidates > 1) AS shared,
                       (SELECT count(*) FROM list_entry) AS entries
                """).executeAndAwait().iterator().next();
        System.out.printf(
                "%,d members, %,d groups, %,d memberships, %,d email sync records (%,d shared), %,d statuses at providers.%n",
                row.getLong("members"),
                row.getLong("groups"),
                row.getLong("memberships"),
                row.getLong("records"),
                row.getLong("shared"),
                row.getLong("entries"));
    }

    /** Fetches the rows and looks at every value. */
    private static void read(Pool pool, PageUnderTest page, int number) {
        var rows = pool.preparedQuery(page.sql())
                .executeAndAwait(page.asked(number).values());
        int seen = 0;
        for (Row row : rows) {
            for (int column = 0; column < row.size(); column++) {
                seen += row.getValue(column) == null ? 0 : 1;
            }
        }
        if (seen == 0) {
            throw new IllegalStateException(page.name() + ": the bare statement finds nothing.");
        }
    }

    /** An association of the same size may be there from a former run, unless a new one is asked for. */
    private static boolean isKept(Size size) throws IOException {
        String former = Files.exists(SIZE) ? Files.readString(SIZE) : "";
        return !Boolean.getBoolean("benchmark.fresh") && withoutDay(former).equals(withoutDay(size.toString()));
    }

    private static String withoutDay(String size) {
        return size.replaceFirst("today=[0-9-]+", "");
    }

    private static void clear() throws IOException {
        if (Files.exists(FOLDER)) {
            try (Stream<Path> files = Files.walk(FOLDER)) {
                for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                    Files.delete(file);
                }
            }
        }
        Files.createDirectories(FOLDER);
    }

    private static int number(String name, int fallback) {
        return Integer.getInteger("benchmark." + name, fallback);
    }
}
