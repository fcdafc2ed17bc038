package org.rollcall.postgres;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ExternalServerTest {

    @Test
    void aServerOlderThan18IsRefusedWithItsVersion() {
        var server = ExternalServer.at("postgresql://db.example.org:5432/rollcall", "rollcall", "secret");

        assertThatThrownBy(() -> server.requireVersion(170_011))
                .isInstanceOf(CannotStart.class)
                .hasMessage("the database postgresql://db.example.org:5432/rollcall is served by PostgreSQL 17, but"
                        + " Rollcall needs PostgreSQL 18 or later; upgrade that server, or set ROLLCALL_DB_URL to"
                        + " another.");
    }

    @ParameterizedTest
    @ValueSource(ints = {180_000, 180_006, 190_001})
    void aServerFrom18OnIsTaken(int version) {
        var server = ExternalServer.at("postgresql://db.example.org:5432/rollcall", "rollcall", "secret");

        assertThatCode(() -> server.requireVersion(version)).doesNotThrowAnyException();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "jdbc:postgresql://db.example.org/rollcall",
                "postgres://db.example.org/rollcall",
                "postgresql://anna:secret@db.example.org/rollcall",
                "postgresql://db.example.org",
                "db.example.org:5432/rollcall"
            })
    void aUrlThatIsNotOfTheDocumentedFormIsRefusedWithoutShowingIt(String url) {
        assertThatThrownBy(() -> ExternalServer.at(url, "rollcall", "secret"))
                .isInstanceOf(CannotStart.class)
                .hasMessage("ROLLCALL_DB_URL is not like postgresql://db.example.org:5432/rollcall;"
                        + " user and password go to ROLLCALL_DB_USER and ROLLCALL_DB_PASSWORD.");
    }

    @Test
    void aServerThatDoesNotAnswerIsNamed() throws IOException {
        int free;
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            free = socket.getLocalPort();
        }
        var server = ExternalServer.at("postgresql://127.0.0.1:" + free + "/rollcall", "rollcall", "secret");

        assertThatThrownBy(server::use)
                .isInstanceOf(CannotStart.class)
                .hasMessageStartingWith(
                        "the database postgresql://127.0.0.1:" + free + "/rollcall did not let 'rollcall' in (")
                .hasMessageEndingWith("); check ROLLCALL_DB_URL, ROLLCALL_DB_USER and ROLLCALL_DB_PASSWORD.");
    }
}
