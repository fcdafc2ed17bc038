package org.rollcall;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assumptions.abort;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * The console in a real browser, against the packaged demo and its sample association: the scripts of {@code src/test/console}. With
 * {@code -Drollcall.screenshots.update=true} they also take the README's pictures.
 */
class ConsoleIT {

    private static final Path SCRIPTS = Path.of("src/test/console");
    private static final List<String> BROWSERS =
            List.of("chromium", "chromium-browser", "google-chrome", "google-chrome-stable");

    @TempDir
    Path data;

    private PackagedService service;
    private HttpServer control;

    @BeforeEach
    void start() throws IOException {
        service = new PackagedService(data, "console.log").with("ROLLCALL_SAMPLE", "true");
        control = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        on("/kill", service::kill);
        on("/start", service::start);
    }

    @AfterEach
    void end() throws IOException, InterruptedException {
        control.stop(0);
        service.discard();
    }

    @Test
    void isSeenInABrowser() throws IOException, InterruptedException {
        Optional<String> chromium = browser();
        if (chromium.isEmpty()) {
            leaveOut("there is no Chromium on the path (CHROMIUM names one)");
        }
        NodeProject scripts = NodeProject.install(SCRIPTS, "console-test");
        service.start();
        if (service.http().get("/console/").statusCode() != 200) {
            leaveOut("the service was built without Node.js, and has no console");
        }
        await().atMost(Duration.ofMinutes(3)).until(this::isSynced);
        control.start();
        Path output = Path.of("target/console-test.log").toAbsolutePath();

        Process run = scripts.start(
                output,
                Map.of(
                        "CHROMIUM",
                        chromium.orElseThrow(),
                        "ROLLCALL_URL",
                        "http://127.0.0.1:" + service.port(),
                        "CONTROL",
                        "http://127.0.0.1:" + control.getAddress().getPort(),
                        "SCREENSHOTS",
                        screenshots()),
                "--test",
                "--test-concurrency=1",
                "--test-reporter=spec");

        boolean ended = run.waitFor(15, TimeUnit.MINUTES);
        run.descendants().forEach(ProcessHandle::destroy);
        run.destroy();
        String said = Files.readString(output, UTF_8);
        assertThat(ended).as(said).isTrue();
        assertThat(run.exitValue()).as(said).isZero();
        said.lines()
                .filter(line -> line.contains("Scrolling") || line.contains("The first page"))
                .forEach(line -> System.out.println(line.strip()));
        assertThat(service.http().get("/sandbox/control/violations").asString()).isEqualTo("[]");
    }

    /** Whether the sample association is through with its first sync. */
    private boolean isSynced() {
        var groups = service.graphql("""
                { all: groups { totalCount }
                  busy: groups(filter: {syncStates: [SYNCING, NEVER_SYNCED]}) { totalCount }
                  calculating: groups(filter: {calculationStates: [PENDING, CALCULATING]}) { totalCount } }
                """, Map.of());
        return groups.getInt("all.totalCount") > 0
                && groups.getInt("busy.totalCount") == 0
                && groups.getInt("calculating.totalCount") == 0;
    }

    /** Where pictures go: into the repository when that is asked for, else to what the build leaves. */
    private static String screenshots() {
        return Path.of(
                        Boolean.getBoolean("rollcall.screenshots.update")
                                ? "src/main/webui/screenshots"
                                : "target/screenshots")
                .toAbsolutePath()
                .toString();
    }

    private static Optional<String> browser() {
        String named = System.getenv("CHROMIUM");
        if (named != null) {
            return Optional.of(named);
        }
        return Stream.of(Objects.requireNonNullElse(System.getenv("PATH"), "").split(":"))
                .flatMap(folder -> BROWSERS.stream().map(Path.of(folder)::resolve))
                .filter(Files::isExecutable)
                .map(Path::toString)
                .findFirst();
    }

    private static void leaveOut(String reason) {
        String line = "The console's tests in a browser are left out: " + reason + ".";
        System.out.println(line);
        abort(line);
    }

    private void on(String path, Task task) {
        control.createContext(path, exchange -> {
            try {
                task.run();
                exchange.sendResponseHeaders(204, -1);
            } catch (InterruptedException | RuntimeException e) {
                exchange.sendResponseHeaders(500, -1);
            } finally {
                exchange.close();
            }
        });
    }

    private interface Task {
        void run() throws IOException, InterruptedException;
    }
}
