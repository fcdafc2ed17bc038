package org.rollcall;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Holds the packaged service to the GraphQL-over-HTTP specification, by the audits of graphql-http. */
class AuditIT {

    @TempDir
    Path folder;

    private @Nullable PackagedService service;

    @AfterEach
    void end() throws IOException, InterruptedException {
        if (service != null) {
            service.discard();
        }
    }

    @Test
    void nothingIsAmissButThatGetIsOff() throws Exception {
        NodeProject audit = NodeProject.install(Path.of("src/test/node"), "audit");
        PackagedService running = new PackagedService(folder.resolve("data"), "audit-it.log");
        service = running;
        running.start();

        Path output = folder.resolve("audit.txt");
        Process process = audit.start(output, "audit.js", "http://127.0.0.1:" + running.port() + "/graphql");
        assertThat(process.waitFor(2, TimeUnit.MINUTES)).isTrue();

        List<String> lines = Files.readAllLines(output);
        assertThat(lines).last().isEqualTo("61 audits");
        assertThat(lines.subList(0, lines.size() - 1))
                .hasSize(3)
                .allSatisfy(line -> assertThat(line).startsWith("notice ").contains(" GET"));
        running.stop();
    }
}
