package org.rollcall;

import io.quarkus.runtime.Quarkus;
import io.quarkus.runtime.annotations.QuarkusMain;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.rollcall.postgres.CannotStart;
import org.rollcall.postgres.EmbeddedServer;
import org.rollcall.postgres.ExternalServer;

/** Starts the service: first its PostgreSQL, embedded unless {@code ROLLCALL_DB_URL} names another, then Quarkus. */
@QuarkusMain
public final class Rollcall {

    private Rollcall() {}

    public static void main(String... args) {
        System.setProperty("java.util.logging.manager", "org.jboss.logmanager.LogManager");
        try {
            if (args.length > 0) {
                TokenCommand.run(List.of(args), environment());
                return;
            }
            prepare(Settings.of(environment()));
        } catch (CannotStart e) {
            System.err.println((args.length > 0 ? "No token was made: " : "Rollcall did not start: ") + e.getMessage());
            System.exit(1);
        }
        Quarkus.run(args);
    }

    private static void prepare(Settings settings) {
        if (settings.production()) {
            System.setProperty("quarkus.profile", "production");
            settings.publicUrl()
                    .ifPresent(url -> System.setProperty(
                            "quarkus.http.cors.origins",
                            ProductionMode.origins(
                                    url, Optional.ofNullable(environment().get("QUARKUS_HTTP_CORS_ORIGINS")))));
        }
        if (settings.users()) {
            System.setProperty("quarkus.oidc.tenant-enabled", "true");
        }
        requireFreePort(settings.host(), settings.port());
        Optional<ExternalServer> external = settings.database();
        if (external.isPresent()) {
            external.get().use();
            if (settings.production()) {
                ProductionMode.requireSomebody(settings, external.get().checked());
            }
        } else {
            // A demo keeps the key of its credentials beside its data.
            System.setProperty(
                    "rollcall.data.dir", settings.dataFolder().toAbsolutePath().toString());
            EmbeddedServer.start(settings.dataFolder().toAbsolutePath(), settings.databasePort())
                    .stopAfterApplication();
        }
    }

    /** The variables, with what is said by system properties instead, which Quarkus puts first as well. */
    private static Map<String, String> environment() {
        Map<String, String> environment = new HashMap<>(System.getenv());
        Stream.of(
                        "quarkus.http.host",
                        "quarkus.http.port",
                        "rollcall.mode",
                        "rollcall.credentials.keys",
                        "rollcall.credentials.keys-file",
                        "rollcall.public-url",
                        "rollcall.oidc.url",
                        "rollcall.oidc.audience",
                        "quarkus.http.cors.origins")
                .forEach(property -> Optional.ofNullable(System.getProperty(property))
                        .ifPresent(value -> environment.put(variable(property), value)));
        return environment;
    }

    private static String variable(String property) {
        return property.toUpperCase(Locale.ROOT).replace('.', '_').replace('-', '_');
    }

    static void requireFreePort(String host, int port) {
        try (ServerSocket probe = new ServerSocket()) {
            probe.setReuseAddress(true);
            probe.bind(new InetSocketAddress(InetAddress.getByName(host), port));
        } catch (IOException e) {
            throw new CannotStart("port " + port + " of " + host
                    + " is taken; end what listens there, or set QUARKUS_HTTP_PORT to another port.");
        }
    }
}
