package org.rollcall.credential;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class KeyFileTest {

    @TempDir
    @SuppressWarnings("NullAway.Init")
    Path folder;

    @Test
    void aKeyIsMadeOnceAndReadByItsOwnerOnly() throws IOException {
        Path data = folder.resolve("data");
        UUID row = new UUID(1, 1);
        String sealed = new Vault(KeyFile.in(data).made()::keyring).seal(row, Sealed.CREDENTIALS, "text");

        Vault again = new Vault(KeyFile.in(data).made()::keyring);

        assertThat(again.open(row, Sealed.CREDENTIALS, sealed)).isEqualTo("text");
        Path file = data.resolve("credentials-key");
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
                .isEqualTo("rw-------");
        try (Stream<Path> files = Files.list(data)) {
            assertThat(files).containsExactly(file);
        }
    }
}
