package org.rollcall;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.restassured.RestAssured;
import io.restassured.path.json.JsonPath;
import io.restassured.specification.RequestSpecification;
import java.io.IOException;
import java.net.ServerSocket;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.Callable;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.rollcall.provider.Provider;

/** Kills the packaged service in the middle of a run, and starts it again. */
class CrashIT {

    private static final int MEMBERS = 5_000;

    @TempDir
    Path folder;

    private final int port = freePort();
    private final int databasePort = freePort();
    private @Nullable Process service;

    private Provider provider = Provider.MAILCHIMP;

    @Test
    void aRunThatWasKilledGoesOnWithinSecondsAndMakesNoContactTwice() throws Exception {
        start();
        sandbox("latency", Map.of("provider", name(), "millis", 50));

        goesOnAfterAKill(() -> contacts() > 0);
    }

    @Test
    void anImportThatTheProviderWorksOnIsReadByTheServiceThatWasStartedAgain() throws Exception {
        provider = Provider.CONSTANT_CONTACT;
        start();
        connect();
        sandbox("latency", Map.of("provider", name(), "activityMillis", 3_000));

        goesOnAfterAKill(
                () -> get("calls").getList("path", String.class).contains("/v3/activities/contacts_json_import"));
    }

    private void goesOnAfterAKill(Callable<Boolean> sending) throws Exception {
        importMembers();
        String group = graphql("""
                mutation { saveGroup(input: { name: "Crash", criteria: { tags: ["crash"] },
                    lists: [{ provider: %s }] }) { group { id } } }
                """.formatted(provider)).getString("data.saveGroup.group.id");
        await().atMost(Duration.ofMinutes(2))
                .pollInterval(Duration.ofMillis(20))
                .until(sending);

        kill();
        start();
        int before = contacts();
        int syncedBefore = synced(group);
        long ready = System.nanoTime();
        assertThat(syncedBefore).isLessThan(MEMBERS);
        await().atMost(Duration.ofSeconds(30))
                .pollInterval(Duration.ofMillis(50))
                .until(() -> synced(group) > syncedBefore || contacts() > before);
        System.out.printf(
                "After the kill: %d contacts, %d synced; first progress %d ms after being ready%n",
                before, syncedBefore, TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - ready));

        await().atMost(Duration.ofMinutes(2)).until(() -> synced(group) == MEMBERS);
        List<Integer> created = get("contacts").getList("created");
        assertThat(created).hasSize(MEMBERS).containsOnly(1);
        assertThat(get("violations").getList("")).isEmpty();

        Process last = Objects.requireNonNull(service);
        last.destroy();
        assertThat(last.waitFor(60, TimeUnit.SECONDS)).isTrue();
        assertThat(folder.resolve("postgres/postmaster.pid")).doesNotExist();
    }

    /** Whatever went wrong, neither the service nor its database is left behind. */
    @AfterEach
    void end() throws IOException, InterruptedException {
        kill();
        Path database = folder.resolve("postgres/postmaster.pid");
        if (Files.exists(database)) {
            long pid = Long.parseLong(Files.readAllLines(database).get(0).strip());
            ProcessHandle.of(pid).ifPresent(server -> {
                server.destroy();
                server.onExit().orTimeout(30, TimeUnit.SECONDS).join();
            });
        }
    }

    private void kill() throws InterruptedException {
        if (service != null) {
            service.destroyForcibly().waitFor();
        }
    }

    private void start() throws IOException {
        ProcessBuilder builder = new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx512m",
                "-jar",
                Path.of("target/quarkus-app/quarkus-run.jar").toAbsolutePath().toString());
        builder.environment()
                .putAll(Map.of(
                        "ROLLCALL_DATA_DIR", folder.toString(),
                        "ROLLCALL_DB_PORT", String.valueOf(databasePort),
                        "QUARKUS_HTTP_PORT", String.valueOf(port),
                        "ROLLCALL_SAMPLE", "false"));
        service = builder.redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.appendTo(
                        Path.of("target/crash-it.log").toAbsolutePath().toFile()))
                .start();
        await().atMost(Duration.ofMinutes(2))
                .pollInterval(Duration.ofMillis(50))
                .ignoreExceptions()
                .until(() -> http().get("/q/health/ready").statusCode() == 200);
    }

    /** A person agrees at the simulated provider. */
    private void connect() {
        String page = graphql("""
                mutation { startProviderConnection(input: { provider: %s }) { authorizationUrl } }
                """.formatted(provider)).getString("data.startProviderConnection.authorizationUrl");
        URI url = URI.create(page);
        String back = http().redirects()
                .follow(false)
                .contentType("application/x-www-form-urlencoded")
                .body(url.getRawQuery() + "&decision=allow")
                .post(url.getPath())
                .header("Location");
        assertThat(RestAssured.given().urlEncodingEnabled(false).get(back).statusCode())
                .isEqualTo(200);
    }

    private void sandbox(String what, Map<String, ?> body) {
        assertThat(control().body(body).put("/sandbox/control/" + what).statusCode())
                .isEqualTo(200);
    }

    private String name() {
        return provider.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    private void importMembers() {
        String rows = IntStream.range(0, MEMBERS)
                .mapToObj(i -> "c" + i + ",PERSON,First" + i + ",Last" + i + ",p" + i + "@crash.test,crash")
                .collect(Collectors.joining("\n"));
        int created = http().contentType("text/csv; charset=UTF-8")
                .body("external_id,kind,first_name,last_name,email,tags\n" + rows + "\n")
                .post("/import/members")
                .jsonPath()
                .getInt("created");
        assertThat(created).isEqualTo(MEMBERS);
    }

    private int contacts() {
        return get("contacts").getList("").size();
    }

    private int synced(String group) {
        return graphql("{ group(id: \"" + group + "\") { sync(provider: " + provider + ") { counts { synced } } } }")
                .getInt("data.group.sync.counts.synced");
    }

    private JsonPath get(String what) {
        return http().get("/sandbox/control/" + what + "?provider=" + name()).jsonPath();
    }

    private JsonPath graphql(String query) {
        return control().body(Map.of("query", query)).post("/graphql").jsonPath();
    }

    private RequestSpecification control() {
        return http().contentType("application/json");
    }

    private RequestSpecification http() {
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
