package org.rollcall.postgres;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class EmbeddedServerTest {

    @TempDir
    Path dataFolder;

    @Test
    void aDataFolderOfAnotherMajorVersionIsRefusedWithTheWayOut() throws IOException {
        Path database = Files.createDirectories(dataFolder.resolve("postgres"));
        Files.writeString(database.resolve("PG_VERSION"), "17\n");

        assertThatThrownBy(() -> EmbeddedServer.start(dataFolder, 54_399))
                .isInstanceOf(CannotStart.class)
                .hasMessage(
                        "the data folder " + database + " was made by PostgreSQL 17, but this Rollcall embeds"
                                + " PostgreSQL 18; carry the data over with pg_dump of version 17 into an empty data folder"
                                + " (README, 'Upgrading the embedded PostgreSQL'), or set ROLLCALL_DATA_DIR to another folder.");
    }

    @Test
    void aTakenPortIsRefusedWithTheWayOut() throws IOException {
        try (ServerSocket other = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            int port = other.getLocalPort();

            assertThatThrownBy(() -> EmbeddedServer.start(dataFolder, port))
                    .isInstanceOf(CannotStart.class)
                    .hasMessage("port " + port + " of 127.0.0.1, meant for the embedded PostgreSQL, is taken;"
                            + " end what listens there, or set ROLLCALL_DB_PORT to another port.");
        }
    }
}
