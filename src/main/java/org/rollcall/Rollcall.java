package org.rollcall;

import io.quarkus.runtime.Quarkus;
import io.quarkus.runtime.annotations.QuarkusMain;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.nio.file.Path;
import org.rollcall.postgres.CannotStart;
import org.rollcall.postgres.EmbeddedServer;

/** Starts the service: first the embedded PostgreSQL, unless {@code ROLLCALL_DB_URL} names another, then Quarkus. */
@QuarkusMain
public final class Rollcall {

    private Rollcall() {}

    public static void main(String... args) {
        System.setProperty("java.util.logging.manager", "org.jboss.logmanager.LogManager");
        try {
            requireFreePort();
            if (System.getenv("ROLLCALL_DB_URL") == null) {
                EmbeddedServer.start(dataFolder(), databasePort()).stopAfterApplication();
            }
        } catch (CannotStart e) {
            System.err.println("Rollcall did not start: " + e.getMessage());
            System.exit(1);
        }
        Quarkus.run(args);
    }

    private static Path dataFolder() {
        return Path.of(System.getenv().getOrDefault("ROLLCALL_DATA_DIR", "data"))
                .toAbsolutePath();
    }

    private static int databasePort() {
        return portOf("ROLLCALL_DB_PORT", "54329");
    }

    private static void requireFreePort() {
        int port = portOf("QUARKUS_HTTP_PORT", System.getProperty("quarkus.http.port", "8080"));
        String host = System.getenv().getOrDefault("QUARKUS_HTTP_HOST", "127.0.0.1");
        try (ServerSocket probe = new ServerSocket()) {
            probe.setReuseAddress(true);
            probe.bind(new InetSocketAddress(InetAddress.getByName(host), port));
        } catch (IOException e) {
            throw new CannotStart("port " + port + " of " + host
                    + " is taken; end what listens there, or set QUARKUS_HTTP_PORT to another port.");
        }
    }

    private static int portOf(String variable, String fallback) {
        String value = System.getenv().getOrDefault(variable, fallback);
        try {
            int port = Integer.parseInt(value);
            if (port >= 1 && port <= 65_535) {
                return port;
            }
        } catch (NumberFormatException e) {
            // Said below, together with numbers that are no port.
        }
        throw new CannotStart(variable + " is '" + value + "', which is not a port number from 1 to 65535.");
    }
}
