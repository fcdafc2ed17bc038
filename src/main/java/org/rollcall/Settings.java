package org.rollcall;

import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.rollcall.credential.KeyFile;
import org.rollcall.credential.Keyring;
import org.rollcall.postgres.CannotStart;
import org.rollcall.postgres.ExternalServer;

/**
 * What the environment says about the start, checked as a whole before anything is started. A variable that is empty is
 * not set: that is how compose files pass on what nobody gave.
 *
 * @param production real providers and no sandbox
 * @param host address to listen on
 * @param port port to listen on
 * @param database the external PostgreSQL; empty for the embedded one
 * @param databasePort port of the embedded PostgreSQL
 * @param dataFolder folder of the embedded PostgreSQL
 * @param users whether users of an OpenID Connect provider come in
 * @param publicUrl where browsers find the service, if that is said
 */
record Settings(
        boolean production,
        String host,
        int port,
        Optional<ExternalServer> database,
        int databasePort,
        Path dataFolder,
        boolean users,
        Optional<String> publicUrl) {

    /**
     * Reads the environment.
     *
     * @throws CannotStart with one sentence, when a value is none or production mode lacks something
     */
    static Settings of(Map<String, String> environment) {
        Settings settings = read(environment);
        Optional<Keyring> keys = keyring(environment);
        if (settings.users() && value(environment, "ROLLCALL_OIDC_AUDIENCE").isEmpty()) {
            throw new CannotStart(
                    "ROLLCALL_OIDC_URL lets users of an OpenID Connect provider in, but not which of its tokens"
                            + " are meant for this service; set ROLLCALL_OIDC_AUDIENCE to what these have in 'aud'.");
        }
        if (settings.production()) {
            ProductionMode.check(settings, keys.isPresent());
        }
        return settings;
    }

    /**
     * Reads the environment, without asking whether it is enough for a service.
     *
     * @throws CannotStart with one sentence, when a value is none
     */
    static Settings read(Map<String, String> environment) {
        boolean production = production(environment);
        return new Settings(
                production,
                value(environment, "QUARKUS_HTTP_HOST").orElse("127.0.0.1"),
                port(environment, "QUARKUS_HTTP_PORT", 8080),
                value(environment, "ROLLCALL_DB_URL").map(url -> external(url, environment)),
                port(environment, "ROLLCALL_DB_PORT", 54_329),
                Path.of(value(environment, "ROLLCALL_DATA_DIR").orElse("data")),
                value(environment, "ROLLCALL_OIDC_URL").isPresent(),
                value(environment, "ROLLCALL_PUBLIC_URL"));
    }

    /**
     * The keys that are given by a variable or a file.
     *
     * @throws CannotStart when they are none, without repeating them
     */
    static Optional<Keyring> keyring(Map<String, String> environment) {
        Optional<String> keys = value(environment, "ROLLCALL_CREDENTIALS_KEYS");
        Optional<String> file = value(environment, "ROLLCALL_CREDENTIALS_KEYS_FILE");
        if (keys.isPresent() && file.isPresent()) {
            throw new CannotStart(
                    "ROLLCALL_CREDENTIALS_KEYS and ROLLCALL_CREDENTIALS_KEYS_FILE are both set;" + " set one of them.");
        }
        return keys.map(text -> parsed("ROLLCALL_CREDENTIALS_KEYS", () -> Keyring.parse(text)))
                .or(() -> file.map(
                        name -> parsed("ROLLCALL_CREDENTIALS_KEYS_FILE", () -> new KeyFile(Path.of(name)).keyring())));
    }

    private static Keyring parsed(String variable, Supplier<Keyring> reading) {
        try {
            return reading.get();
        } catch (IllegalArgumentException e) {
            throw new CannotStart(variable + " is malformed: " + e.getMessage() + ".");
        }
    }

    private static boolean production(Map<String, String> environment) {
        String mode = value(environment, "ROLLCALL_MODE").orElse("demo");
        return switch (mode) {
            case "demo" -> false;
            case "production" -> true;
            default -> throw new CannotStart("ROLLCALL_MODE is '" + mode + "'; it can be 'demo' or 'production'.");
        };
    }

    private static ExternalServer external(String url, Map<String, String> environment) {
        return ExternalServer.at(
                url,
                value(environment, "ROLLCALL_DB_USER").orElse("rollcall"),
                value(environment, "ROLLCALL_DB_PASSWORD").orElse("rollcall"));
    }

    private static int port(Map<String, String> environment, String variable, int fallback) {
        String value = value(environment, variable).orElse(String.valueOf(fallback));
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

    private static Optional<String> value(Map<String, String> environment, String variable) {
        @Nullable String value = environment.get(variable);
        return Optional.ofNullable(value).map(String::strip).filter(text -> !text.isEmpty());
    }
}
