package org.rollcall;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.restassured.RestAssured;
import io.restassured.path.json.JsonPath;
import io.restassured.specification.RequestSpecification;
import java.io.IOException;
import java.net.URI;
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

    private @Nullable PackagedService service;

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

        service().kill();
        service().start();
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

        service().stop();
    }

    @AfterEach
    void end() throws IOException, InterruptedException {
        if (service != null) {
            service.discard();
        }
    }

    private void start() throws IOException {
        service = new PackagedService(folder, "crash-it.log");
        service().start();
    }

    private PackagedService service() {
        return Objects.requireNonNull(service);
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
        return service().http();
    }
}
