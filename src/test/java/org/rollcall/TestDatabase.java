package org.rollcall;

import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.ServerSocket;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A real PostgreSQL for the tests, empty at each start, with the collation of the service's own. */
public final class TestDatabase implements QuarkusTestResourceLifecycleManager {

    private @Nullable EmbeddedPostgres server;

    @Override
    public Map<String, String> start() {
        try {
            EmbeddedPostgres started = EmbeddedPostgres.builder()
                    .setServerConfig("listen_addresses", "127.0.0.1")
                    .setServerConfig("fsync", "off")
                    // For tests that count statements.
                    .setServerConfig("shared_preload_libraries", "pg_stat_statements")
                    .setLocaleConfig("locale-provider", "builtin")
                    .setLocaleConfig("builtin-locale", "C.UTF-8")
                    .setLocaleConfig("locale", "C")
                    .start();
            server = started;
            return Map.of(
                    "rollcall.database.url",
                    "postgresql://127.0.0.1:" + started.getPort() + "/postgres",
                    "rollcall.database.user",
                    "postgres",
                    "rollcall.database.password",
                    "postgres",
                    // Known before the service starts: it is its own provider's address, too.
                    "quarkus.http.test-port",
                    String.valueOf(freePort()));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0)) {
            return socket.getLocalPort();
        }
    }

    @Override
    public void stop() {
        try {
            if (server != null) {
                server.close();
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
