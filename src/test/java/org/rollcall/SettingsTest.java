package org.rollcall;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.rollcall.postgres.CannotStart;

class SettingsTest {

    private static final Map<String, String> PRODUCTION = Map.of(
            "ROLLCALL_MODE", "production",
            "ROLLCALL_DB_URL", "postgresql://db.example.org:5432/rollcall",
            "ROLLCALL_CREDENTIALS_KEYS", "k1:AAECAwQFBgcICQoLDA0ODxAREhMUFRYXGBkaGxwdHh8=");

    @Test
    void withoutAnySettingItIsADemoOnLoopbackWithTheEmbeddedDatabase() {
        Settings settings = Settings.of(Map.of());

        assertThat(settings.production()).isFalse();
        assertThat(settings.host()).isEqualTo("127.0.0.1");
        assertThat(settings.port()).isEqualTo(8080);
        assertThat(settings.database()).isEmpty();
        assertThat(settings.databasePort()).isEqualTo(54_329);
        assertThat(settings.dataFolder()).isEqualTo(Path.of("data"));
    }

    @Test
    void anEmptyVariableIsNotSet() {
        Settings settings = Settings.of(Map.of("ROLLCALL_DB_URL", "", "QUARKUS_HTTP_PORT", " ", "ROLLCALL_MODE", ""));

        assertThat(settings.database()).isEmpty();
        assertThat(settings.port()).isEqualTo(8080);
        assertThat(settings.production()).isFalse();
    }

    @ParameterizedTest
    @ValueSource(strings = {"0", "65536", "-1", "http", "80 80"})
    void whatIsNoPortIsRefused(String value) {
        refused(
                () -> Settings.of(Map.of("QUARKUS_HTTP_PORT", value)),
                "QUARKUS_HTTP_PORT is '" + value + "', which is not a port number from 1 to 65535.");
        refused(
                () -> Settings.of(Map.of("ROLLCALL_DB_PORT", value)),
                "ROLLCALL_DB_PORT is '" + value + "', which is not a port number from 1 to 65535.");
    }

    @Test
    void anUnknownModeIsRefused() {
        refused(
                () -> Settings.of(Map.of("ROLLCALL_MODE", "prod")),
                "ROLLCALL_MODE is 'prod'; it can be 'demo' or 'production'.");
    }

    @ParameterizedTest
    @ValueSource(strings = {"127.0.0.1", "127.1.2.3", "localhost", "::1"})
    void productionWithDatabaseAndKeysStartsOnLoopback(String host) {
        Settings settings = Settings.of(production("QUARKUS_HTTP_HOST", host));

        assertThat(settings.production()).isTrue();
        assertThat(settings.database()).isPresent();
    }

    @Test
    void productionWithoutADatabaseOfItsOwnIsRefused() {
        refused(
                () -> Settings.of(production("ROLLCALL_DB_URL", "")),
                "in production mode the data lies in a PostgreSQL of your own;"
                        + " set ROLLCALL_DB_URL, such as postgresql://db.example.org:5432/rollcall.");
    }

    @Test
    void productionWithoutKeysForTheCredentialsIsRefused() {
        refused(
                () -> Settings.of(production("ROLLCALL_CREDENTIALS_KEYS", "")),
                "in production mode the accounts' credentials are sealed by a key of your own;"
                        + " set ROLLCALL_CREDENTIALS_KEYS, such as \"k1:$(openssl rand -base64 32)\", and keep it.");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            AAECAwQFBgcICQoLDA0ODxAREhMUFRYXGBkaGxwdHh8= | key 1 does not begin with an id of letters, digits, '-' and '_', and a colon
            k 1:AAECAwQFBgcICQoLDA0ODxAREhMUFRYXGBkaGxwdHh8= | key 1 does not begin with an id of letters, digits, '-' and '_', and a colon
            k1:AAECAwQF | what follows the id of key 1 is not 32 bytes in base64; make one with 'openssl rand -base64 32'
            k1:not!base64 | what follows the id of key 1 is not 32 bytes in base64; make one with 'openssl rand -base64 32'
            k1:AAECAwQFBgcICQoLDA0ODxAREhMUFRYXGBkaGxwdHh8=, | key 2 does not begin with an id of letters, digits, '-' and '_', and a colon
            k1:AAECAwQFBgcICQoLDA0ODxAREhMUFRYXGBkaGxwdHh8=,k1:AAECAwQFBgcICQoLDA0ODxAREhMUFRYXGBkaGxwdHh8= | two keys have the id 'k1'
            """)
    void malformedKeysAreRefusedWithoutBeingRepeated(String keys, String why) {
        refused(
                () -> Settings.of(Map.of("ROLLCALL_CREDENTIALS_KEYS", keys)),
                "ROLLCALL_CREDENTIALS_KEYS is malformed: " + why + ".");
    }

    @ParameterizedTest
    @ValueSource(strings = {"0.0.0.0", "192.168.1.7", "rollcall.example.org", "127.example.org", "::"})
    void productionForOtherMachinesIsRefused(String host) {
        refused(
                () -> Settings.of(production("QUARKUS_HTTP_HOST", host)),
                "in production mode it listens on loopback only, not on '" + host
                        + "', because access control is not built yet; unset QUARKUS_HTTP_HOST.");
    }

    @Test
    void aTakenPortIsRefused() throws IOException {
        try (ServerSocket other = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            int port = other.getLocalPort();

            refused(
                    () -> Rollcall.requireFreePort("127.0.0.1", port),
                    "port " + port + " of 127.0.0.1 is taken; end what listens there, or set QUARKUS_HTTP_PORT to"
                            + " another port.");
        }
    }

    private static Map<String, String> production(String variable, String value) {
        Map<String, String> environment = new HashMap<>(PRODUCTION);
        environment.put(variable, value);
        return environment;
    }

    private static void refused(ThrowingCallable start, String sentence) {
        assertThatThrownBy(start).isInstanceOf(CannotStart.class).hasMessage(sentence);
    }
}
