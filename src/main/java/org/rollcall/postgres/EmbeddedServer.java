package org.rollcall.postgres;

import io.quarkus.runtime.Application;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A PostgreSQL server of the service's own, durable, on loopback, at a fixed port: a server that outlived a killed
 * service is found there and taken over.
 */
public final class EmbeddedServer {

    /** Major version of the server's binaries; a data folder of another one cannot be opened. */
    static final int MAJOR_VERSION = 18;

    private final EmbeddedPostgres server;

    private EmbeddedServer(EmbeddedPostgres server) {
        this.server = server;
    }

    /**
     * Starts the server and points {@code rollcall.database.*} at it.
     *
     * @param dataFolder holds the database in {@code postgres/}; made when absent, readable by its owner only
     * @throws CannotStart when the folder or the port cannot be used
     */
    public static EmbeddedServer start(Path dataFolder, int port) {
        Path database = dataFolder.resolve("postgres");
        requireOwnVersion(database);
        requireFreeOrOwnPort(database, port);
        try {
            makePrivate(dataFolder);
            EmbeddedPostgres server = EmbeddedPostgres.builder()
                    .setDataDirectory(database)
                    .setOverrideWorkingDirectory(dataFolder.resolve("binaries").toFile())
                    .setCleanDataDirectory(false)
                    .setRegisterShutdownHook(false)
                    .setPGStartupWait(Duration.ofSeconds(60))
                    .setPort(port)
                    .setServerConfig("listen_addresses", "127.0.0.1")
                    .setServerConfig("fsync", "on")
                    .setServerConfig("synchronous_commit", "on")
                    .setServerConfig("full_page_writes", "on")
                    .setServerConfig("max_connections", "100")
                    .setServerConfig("shared_buffers", "256MB")
                    .setServerConfig("log_min_messages", "error")
                    .setLocaleConfig("locale-provider", "builtin")
                    .setLocaleConfig("builtin-locale", "C.UTF-8")
                    .setLocaleConfig("locale", "C")
                    .start();
            database(port).use();
            return new EmbeddedServer(server);
        } catch (IOException | IllegalStateException e) {
            throw new CannotStart("the embedded PostgreSQL did not come up in " + dataFolder + " on port " + port + " ("
                    + e.getMessage() + "); look into that folder, or set ROLLCALL_DB_URL to a PostgreSQL of your own.");
        }
    }

    /** The database of a server at this port. */
    public static Database database(int port) {
        return new Database("postgresql://127.0.0.1:" + port + "/postgres", "postgres", "postgres");
    }

    /** The database of this folder, if its server runs: a service has it open, or left it behind. */
    public static Optional<Database> running(Path dataFolder, int port) {
        return isTaken(port) && isServedBy(dataFolder.resolve("postgres"), port)
                ? Optional.of(database(port))
                : Optional.empty();
    }

    /** Stops the server once the application has ended, so that what it commits last is kept. */
    public void stopAfterApplication() {
        Runtime.getRuntime().addShutdownHook(new Thread(this::awaitApplicationAndStop, "embedded-postgres-stop"));
    }

    private void awaitApplicationAndStop() {
        Application application = Application.currentApplication();
        if (application != null) {
            application.awaitShutdown();
        }
        stop();
    }

    /** Stops the server; what was committed is kept. */
    public void stop() {
        try {
            server.close();
        } catch (IOException e) {
            System.err.println("The embedded PostgreSQL did not stop cleanly: " + e.getMessage());
        }
    }

    private static void requireOwnVersion(Path database) {
        String version = readOrNull(database.resolve("PG_VERSION"));
        if (version != null && !version.equals(String.valueOf(MAJOR_VERSION))) {
            throw new CannotStart("the data folder " + database + " was made by PostgreSQL " + version
                    + ", but this Rollcall embeds PostgreSQL " + MAJOR_VERSION
                    + "; carry the data over with pg_dump of version " + version
                    + " into an empty data folder (README, 'Upgrading the embedded PostgreSQL'), or set ROLLCALL_DATA_DIR"
                    + " to another folder.");
        }
    }

    private static void requireFreeOrOwnPort(Path database, int port) {
        if (isTaken(port) && !isServedBy(database, port)) {
            throw new CannotStart("port " + port + " of 127.0.0.1, meant for the embedded PostgreSQL, is taken;"
                    + " end what listens there, or set ROLLCALL_DB_PORT to another port.");
        }
    }

    private static boolean isTaken(int port) {
        try (Socket socket = new Socket()) {
            socket.connect(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), 500);
            return true;
        } catch (IOException e) {
            return false;
        }
    }

    /** Whether the folder's own server, left over by a killed service, listens on the port (line 4 of its pid file). */
    private static boolean isServedBy(Path database, int port) {
        try {
            List<String> lines = Files.readAllLines(database.resolve("postmaster.pid"));
            return lines.size() > 3 && lines.get(3).strip().equals(String.valueOf(port));
        } catch (IOException e) {
            return false;
        }
    }

    private static void makePrivate(Path folder) throws IOException {
        Files.createDirectories(folder);
        if (folder.getFileSystem().supportedFileAttributeViews().contains("posix")) {
            Files.setPosixFilePermissions(folder, PosixFilePermissions.fromString("rwx------"));
        }
    }

    private static @Nullable String readOrNull(Path file) {
        try {
            return Files.readString(file).strip();
        } catch (IOException e) {
            return null;
        }
    }
}
