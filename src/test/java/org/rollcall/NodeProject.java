package org.rollcall;

import static java.nio.file.StandardCopyOption.REPLACE_EXISTING;
import static org.junit.jupiter.api.Assumptions.abort;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/** A program for Node of this repository, installed below {@code target}; tests of it are skipped where Node is missing. */
final class NodeProject {

    private final Path folder;

    private NodeProject(Path folder) {
        this.folder = folder;
    }

    /** Copies the program's files and installs what they need, or aborts the test. */
    static NodeProject install(Path source, String name) throws IOException, InterruptedException {
        Path folder = Files.createDirectories(Path.of("target", name).toAbsolutePath());
        try (Stream<Path> files = Files.list(source)) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                Files.copy(file, folder.resolve(file.getFileName()), REPLACE_EXISTING);
            }
        }
        try {
            Process install = new ProcessBuilder("npm", "ci", "--no-audit", "--no-fund")
                    .directory(folder.toFile())
                    .redirectErrorStream(true)
                    .redirectOutput(folder.resolve("npm.log").toFile())
                    .start();
            if (!install.waitFor(2, TimeUnit.MINUTES) || install.exitValue() != 0) {
                install.destroyForcibly();
                abort("Skipped: npm cannot install " + source + "; target/" + name + "/npm.log says why.");
            }
        } catch (IOException e) {
            abort("Skipped: " + source + " needs node and npm, which are not on the path.");
        }
        return new NodeProject(folder);
    }

    /** Starts a script of it, its output into a file, its complaints into {@code errors.log} beside it. */
    Process start(Path output, String... command) throws IOException {
        return start(output, Map.of(), command);
    }

    /** The same, with environment variables. */
    Process start(Path output, Map<String, String> environment, String... command) throws IOException {
        List<String> line = Stream.concat(Stream.of("node"), Stream.of(command)).toList();
        ProcessBuilder builder = new ProcessBuilder(line)
                .directory(folder.toFile())
                .redirectOutput(output.toFile())
                .redirectError(folder.resolve("errors.log").toFile());
        builder.environment().putAll(environment);
        return builder.start();
    }
}
