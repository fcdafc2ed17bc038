package org.rollcall;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.ResultSet;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.rollcall.access.CommandLine;
import org.rollcall.access.Role;
import org.rollcall.postgres.CannotStart;
import org.rollcall.postgres.Database;

class TokenCommandTest {

    @Test
    void withoutOptionsItIsAnAdminsUntilItIsRevoked() {
        assertThat(TokenCommand.parse(List.of("token", "create")))
                .isEqualTo(new TokenCommand("admin", Role.ADMIN, Optional.empty()));
    }

    @Test
    void everythingCanBeSaid() {
        assertThat(TokenCommand.parse(List.of(
                        "token", "create", "--role", "viewer", "--name", "Nightly script", "--expires-in", "90")))
                .isEqualTo(new TokenCommand("Nightly script", Role.VIEWER, Optional.of(Duration.ofDays(90))));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '"', textBlock = """
            start                         | 'start' is no command; the only one is:
            token                         | 'token' is no command; the only one is:
            token delete                  | 'token delete' is no command; the only one is:
            token create --name           | '--name' is not followed by a value;
            token create --role root      | there is no role 'root'; it can be admin, operator or viewer.
            token create --expires-in 0   | '0' is not a number of days
            token create --secret x       | '--secret' is no option;
            """)
    void whatIsNoCommandIsRefused(String words, String sentence) {
        assertThatThrownBy(() -> TokenCommand.parse(List.of(words.split(" "))))
                .isInstanceOf(CannotStart.class)
                .hasMessageStartingWith(sentence);
    }

    @Test
    void theFirstTokenIsMadeInAnEmptyDatabaseAndNothingElseIsPrinted() throws Exception {
        PrintStream before = System.out;
        try (EmbeddedPostgres server = EmbeddedPostgres.builder()
                        .setServerConfig("listen_addresses", "127.0.0.1")
                        .setServerConfig("fsync", "off")
                        .setLocaleConfig("locale-provider", "builtin")
                        .setLocaleConfig("builtin-locale", "C.UTF-8")
                        .setLocaleConfig("locale", "C")
                        .start();
                ByteArrayOutputStream printed = new ByteArrayOutputStream()) {
            String url = "postgresql://127.0.0.1:" + server.getPort() + "/postgres";
            Database database = new Database(url, "postgres", "postgres");
            Map<String, String> environment = new HashMap<>(Map.of(
                    "ROLLCALL_MODE", "production",
                    "ROLLCALL_DB_URL", url,
                    "ROLLCALL_DB_USER", "postgres",
                    "ROLLCALL_DB_PASSWORD", "postgres",
                    "ROLLCALL_CREDENTIALS_KEYS", "k1:AAECAwQFBgcICQoLDA0ODxAREhMUFRYXGBkaGxwdHh8=",
                    "ROLLCALL_PUBLIC_URL", "https://rollcall.example.org"));
            Settings production = Settings.of(environment);
            assertThatThrownBy(() -> ProductionMode.requireSomebody(production, database))
                    .isInstanceOf(CannotStart.class)
                    .hasMessageContaining("./rollcall token create");

            System.setOut(new PrintStream(printed, true, StandardCharsets.UTF_8));
            TokenCommand.run(List.of("token", "create"), environment);

            assertThat(printed.toString(StandardCharsets.UTF_8)).matches("rc_[0-9a-z]{8}_[A-Za-z0-9_-]{43}\\R");
            ProductionMode.requireSomebody(production, database);
            try (Connection connection = database.connect();
                    ResultSet token =
                            connection.createStatement().executeQuery("SELECT name, role, created_by FROM api_token")) {
                token.next();
                assertThat(List.of(token.getString(1), token.getString(2), token.getString(3)))
                        .containsExactly("admin", "ADMIN", "command line");
                connection.createStatement().execute("UPDATE api_token SET revoked_at = now()");
                assertThat(CommandLine.hasLive(connection)).isFalse();
            }
            try (Connection connection = database.connect();
                    ResultSet entry = connection
                            .createStatement()
                            .executeQuery("SELECT action, actor_kind, key_id, changes::text FROM audit_entry")) {
                entry.next();
                assertThat(List.of(entry.getString(1), entry.getString(2), entry.getString(3)))
                        .containsExactly("API_TOKEN_CREATED", "COMMAND_LINE", "k1");
                assertThat(entry.getString(4))
                        .contains("admin", "ADMIN")
                        .doesNotContain(printed.toString(StandardCharsets.UTF_8).substring(12, 55));
                assertThat(entry.next()).isFalse();
            }
            environment.put("ROLLCALL_CREDENTIALS_KEYS", "k2:AAECAwQFBgcICQoLDA0ODxAREhMUFRYXGBkaGxwdHh8=");
            assertThatThrownBy(() -> TokenCommand.run(List.of("token", "create"), environment))
                    .isInstanceOf(CannotStart.class)
                    .hasMessageContaining("sealed by the key 'k1', which is not among those given");
            environment.put("ROLLCALL_CREDENTIALS_KEYS", "");
            assertThatThrownBy(() -> TokenCommand.run(List.of("token", "create"), environment))
                    .isInstanceOf(CannotStart.class)
                    .hasMessageContaining("set ROLLCALL_CREDENTIALS_KEYS");
            environment.put("ROLLCALL_CREDENTIALS_KEYS", "k1:AAECAwQFBgcICQoLDA0ODxAREhMUFRYXGBkaGxwdHh8=");
            environment.put("ROLLCALL_OIDC_URL", "https://login.example.org/realm");
            environment.put("ROLLCALL_OIDC_AUDIENCE", "rollcall");
            ProductionMode.requireSomebody(Settings.of(environment), database);
        } finally {
            System.setOut(before);
        }
    }
}
