package org.rollcall;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.rollcall.postgres.CannotStart;

class SettingsTest {

    private static final Map<String, String> PRODUCTION = Map.of(
            "ROLLCALL_MODE", "production",
            "ROLLCALL_DB_URL", "postgresql://db.example.org:5432/rollcall",
            "ROLLCALL_CREDENTIALS_KEYS", "k1:AAECAwQFBgcICQoLDA0ODxAREhMUFRYXGBkaGxwdHh8=",
            "ROLLCALL_PUBLIC_URL", "https://rollcall.example.org");

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
    @ValueSource(strings = {"127.0.0.1", "0.0.0.0", "::", "rollcall.example.org"})
    void productionWithDatabaseKeysAndPublicUrlStartsForThisMachineAndForOthers(String host) {
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
                        + " set ROLLCALL_CREDENTIALS_KEYS, such as \"k1:$(openssl rand -base64 32)\", or"
                        + " ROLLCALL_CREDENTIALS_KEYS_FILE, and keep it.");
    }

    @Test
    void keysMayBeInAFileThatIsCheckedToo(@TempDir Path folder) throws IOException {
        Path file = Files.writeString(folder.resolve("keys"), "k1:AAECAwQFBgcICQoLDA0ODxAREhMUFRYXGBkaGxwdHh8=\n");
        Map<String, String> environment = production("ROLLCALL_CREDENTIALS_KEYS", "");
        environment.put("ROLLCALL_CREDENTIALS_KEYS_FILE", file.toString());
        assertThat(Settings.of(environment).production()).isTrue();

        Files.writeString(file, "k1:AAECAwQF");
        refused(
                () -> Settings.of(environment),
                "ROLLCALL_CREDENTIALS_KEYS_FILE is malformed: what follows the id of key 1 is not 32 bytes in base64;"
                        + " make one with 'openssl rand -base64 32'.");
        environment.put("ROLLCALL_CREDENTIALS_KEYS", "k1:AAECAwQFBgcICQoLDA0ODxAREhMUFRYXGBkaGxwdHh8=");
        refused(
                () -> Settings.of(environment),
                "ROLLCALL_CREDENTIALS_KEYS and ROLLCALL_CREDENTIALS_KEYS_FILE are both set; set one of them.");
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

    @Test
    void productionThatDoesNotKnowItsOwnAddressIsRefused() {
        refused(
                () -> Settings.of(production("ROLLCALL_PUBLIC_URL", "")),
                "in production mode it has to be known where browsers find the service, since pages of elsewhere are"
                        + " refused; set ROLLCALL_PUBLIC_URL, such as https://rollcall.example.org.");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "http://rollcall.example.org",
                "rollcall.example.org",
                "https://",
                "https://a@b",
                "http://127.example.org"
            })
    void tokensAreNotSentInTheClear(String url) {
        refused(
                () -> Settings.of(production("ROLLCALL_PUBLIC_URL", url)),
                "ROLLCALL_PUBLIC_URL is '" + url
                        + "'; in production mode it is an https address, since tokens are sent to it.");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "https://rollcall.example.org",
                "https://example.org:8443/rollcall",
                "http://127.0.0.1:8080",
                "http://localhost"
            })
    void theseAddressesAreTaken(String url) {
        assertThat(Settings.of(production("ROLLCALL_PUBLIC_URL", url)).publicUrl())
                .contains(url);
    }

    @Test
    void pagesOfTheServiceItselfAndOfGivenOriginsAreLetIn() {
        assertThat(ProductionMode.origins("https://example.org:8443/rollcall", Optional.empty()))
                .isEqualTo("https://example.org:8443");
        assertThat(ProductionMode.origins("https://example.org", Optional.of("https://admin.example.org")))
                .isEqualTo("https://example.org,https://admin.example.org");
    }

    @Test
    void usersOfWhomItIsNotKnownForWhatTheirTokensAreMeantAreRefused() {
        refused(
                () -> Settings.of(Map.of("ROLLCALL_OIDC_URL", "https://login.example.org/realm")),
                "ROLLCALL_OIDC_URL lets users of an OpenID Connect provider in, but not which of its tokens are meant for"
                        + " this service; set ROLLCALL_OIDC_AUDIENCE to what these have in 'aud'.");
        assertThat(Settings.of(Map.of(
                                "ROLLCALL_OIDC_URL", "https://login.example.org/realm",
                                "ROLLCALL_OIDC_AUDIENCE", "rollcall"))
                        .users())
                .isTrue();
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
