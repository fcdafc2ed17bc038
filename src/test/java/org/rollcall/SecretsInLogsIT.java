package org.rollcall;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What the tests before these logged and printed: none of the secrets that they gave the service is in it. */
class SecretsInLogsIT {

    private static final Path TARGET = Path.of("target");

    @ParameterizedTest
    @ValueSource(
            strings = {
                // The simulated Mailchimp's key, the applications' secrets, and the key that seals credentials in
                // tests.
                "0123456789abcdef0123456789abcdef",
                "sandbox-secret-of-mailchimp",
                "sandbox-secret-of-constant-contact",
                "AAECAwQFBgcICQoLDA0ODxAREhMUFRYXGBkaGxwdHh8",
                // People's addresses of the runs that are killed and followed.
                "@resume.test",
                "@crash.test"
            })
    void holdNoSecret(String secret) throws IOException {
        List<Path> logs = logs();

        assertThat(logs).isNotEmpty();
        assertThat(logs).noneMatch(contains(secret));
    }

    private static List<Path> logs() throws IOException {
        try (Stream<Path> files = Files.walk(TARGET, 2)) {
            return files.filter(Files::isRegularFile)
                    .filter(file -> file.toString().endsWith(".log")
                            || file.toString().contains("surefire-reports")
                            || file.toString().contains("failsafe-reports"))
                    .filter(file -> !file.toString().contains("SecretsInLogsIT"))
                    .toList();
        }
    }

    private static Predicate<Path> contains(String secret) {
        return file -> {
            try {
                return new String(Files.readAllBytes(file), StandardCharsets.ISO_8859_1).contains(secret);
            } catch (IOException e) {
                throw new AssertionError(e);
            }
        };
    }
}
