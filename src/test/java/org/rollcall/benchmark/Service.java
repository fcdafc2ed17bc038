package org.rollcall.benchmark;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/** The packaged service in a process of its own, which does no work but answer. */
final class Service implements AutoCloseable {

    private final Process process;
    private final int port;
    private final HttpClient client =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

    private Service(Process process, int port) {
        this.process = process;
        this.port = port;
    }

    static Service start(String database, int port, Path log) throws IOException, InterruptedException {
        Path jar = Path.of("target/quarkus-app/quarkus-run.jar").toAbsolutePath();
        if (!Files.exists(jar)) {
            throw new IllegalStateException(
                    jar + " is not there; package the service first (./mvnw package -DskipTests).");
        }
        var builder = new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx512m",
                "--enable-native-access=ALL-UNNAMED",
                "-jar",
                jar.toString());
        builder.environment()
                .putAll(Map.of(
                        "ROLLCALL_DB_URL", database,
                        "ROLLCALL_DB_USER", "postgres",
                        "ROLLCALL_DB_PASSWORD", "postgres",
                        "ROLLCALL_SAMPLE", "false",
                        "ROLLCALL_SYNC_WORKING", "false",
                        "ROLLCALL_CREDENTIALS_KEYS", "benchmark:AAECAwQFBgcICQoLDA0ODxAREhMUFRYXGBkaGxwdHh8=",
                        "QUARKUS_HTTP_PORT", String.valueOf(port)));
        Process process =
                builder.redirectErrorStream(true).redirectOutput(log.toFile()).start();
        var service = new Service(process, port);
        Runtime.getRuntime().addShutdownHook(new Thread(service::close));
        service.awaitReady(log);
        return service;
    }

    long pid() {
        return process.pid();
    }

    /** The answer's data as text; a failure of any kind is an exception. */
    String ask(String body) throws IOException, InterruptedException {
        var request = HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + "/graphql"))
                .header("Content-Type", "application/json")
                .timeout(Duration.ofSeconds(30))
                .POST(BodyPublishers.ofString(body))
                .build();
        var response = client.send(request, BodyHandlers.ofString());
        if (response.statusCode() != 200 || response.body().contains("\"errors\"")) {
            throw new IllegalStateException(response.statusCode() + ": " + response.body() + " to " + body);
        }
        return response.body();
    }

    private void awaitReady(Path log) throws InterruptedException {
        var request = HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + "/q/health/ready"))
                .build();
        for (int i = 0; i < 600 && process.isAlive(); i++) {
            try {
                if (client.send(request, BodyHandlers.discarding()).statusCode() == 200) {
                    return;
                }
            } catch (IOException e) {
                // Not listening yet.
            }
            Thread.sleep(100);
        }
        close();
        throw new IllegalStateException("The service did not come up; see " + log + ".");
    }

    /** Ends the process, this one and no other. */
    @Override
    public void close() {
        process.destroy();
        try {
            if (!process.waitFor(20, TimeUnit.SECONDS)) {
                process.destroyForcibly();
            }
        } catch (InterruptedException e) {
            process.destroyForcibly();
            Thread.currentThread().interrupt();
        }
    }
}
