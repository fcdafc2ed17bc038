package org.rollcall;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.restassured.RestAssured;
import io.restassured.path.json.JsonPath;
import io.restassured.specification.RequestSpecification;
import java.io.IOException;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/** The packaged service in a process of its own, on ports and data that stay the same however often it is started. */
final class PackagedService {

    private final Path data;
    private final Path log;
    private final int port = freePort();
    private final int databasePort = freePort();
    private final Map<String, String> settings = new HashMap<>();
    private @Nullable Process process;

    PackagedService(Path data, String log) {
        this.data = data;
        this.log = Path.of("target", log).toAbsolutePath();
    }

    /** A setting from the next start on. */
    PackagedService with(String variable, String value) {
        settings.put(variable, value);
        return this;
    }

    long pid() {
        return Objects.requireNonNull(process).pid();
    }

    int port() {
        return port;
    }

    int databasePort() {
        return databasePort;
    }

    void start() throws IOException {
        ProcessBuilder builder = new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx512m",
                "-jar",
                Path.of("target/quarkus-app/quarkus-run.jar").toAbsolutePath().toString());
        builder.environment()
                .putAll(Map.of(
                        "ROLLCALL_DATA_DIR", data.toString(),
                        "ROLLCALL_DB_PORT", String.valueOf(databasePort),
                        "QUARKUS_HTTP_PORT", String.valueOf(port),
                        "ROLLCALL_SAMPLE", "false"));
        builder.environment().putAll(settings);
        process = builder.redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.appendTo(log.toFile()))
                .start();
        await().atMost(Duration.ofMinutes(2))
                .pollInterval(Duration.ofMillis(50))
                .ignoreExceptions()
                .until(() -> http().get("/q/health/ready").statusCode() == 200);
    }

    /** Ends it in the middle of whatever it does. */
    void kill() throws InterruptedException {
        if (process != null) {
            process.destroyForcibly().waitFor();
        }
    }

    /** Ends it as it should be, its database included. */
    void stop() throws InterruptedException {
        Process last = Objects.requireNonNull(process);
        last.destroy();
        assertThat(last.waitFor(60, TimeUnit.SECONDS)).isTrue();
        assertThat(data.resolve("postgres/postmaster.pid")).doesNotExist();
    }

    /** Whatever went wrong, neither the service nor its database is left behind. */
    void discard() throws IOException, InterruptedException {
        kill();
        Path database = data.resolve("postgres/postmaster.pid");
        if (Files.exists(database)) {
            long pid = Long.parseLong(Files.readAllLines(database).get(0).strip());
            ProcessHandle.of(pid).ifPresent(server -> {
                server.destroy();
                server.onExit().orTimeout(30, TimeUnit.SECONDS).join();
            });
        }
    }

    JsonPath graphql(String query, Map<String, ?> variables) {
        JsonPath answer = http().contentType("application/json")
                .body(Map.of("query", query, "variables", variables))
                .post("/graphql")
                .jsonPath();
        assertThat(answer.<@Nullable Object>get("errors")).as(answer.prettify()).isNull();
        return answer.setRootPath("data");
    }

    RequestSpecification http() {
        return RestAssured.given().baseUri("http://127.0.0.1").port(port);
    }

    private static int freePort() {
        try (ServerSocket socket = new ServerSocket(0)) {
            return socket.getLocalPort();
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }
}
