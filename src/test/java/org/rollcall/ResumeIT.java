package org.rollcall;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.restassured.path.json.JsonPath;
import io.vertx.core.json.JsonObject;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Kills the packaged service again and again during a run that the example client follows. */
class ResumeIT {

    private static final int MEMBERS = 3_000;
    private static final int KILLS = 10;

    private final Random random = new Random(7);

    @TempDir
    Path folder;

    private @Nullable PackagedService service;
    private @Nullable Process client;

    @AfterEach
    void end() throws IOException, InterruptedException {
        if (client != null) {
            client.destroyForcibly().waitFor();
        }
        if (service != null) {
            service.discard();
        }
    }

    @Test
    void theClientGetsEveryEventOfARunOnceThoughTheServiceIsKilledTenTimes() throws Exception {
        NodeProject example = NodeProject.install(Path.of("graphql-schema/examples"), "resume-client");
        PackagedService running = new PackagedService(folder.resolve("data"), "resume-it.log");
        service = running;
        running.start();
        String group = syncedGroup(running);
        String before = running.graphql("{ syncEvents(last: 1) { pageInfo { endCursor } } }", Map.of())
                .getString("syncEvents.pageInfo.endCursor");
        // Contacts that are known are changed by a call each: a long run with many events.
        latency(running, 100);
        importMembers(running, "Changed");
        String run = openRun(running, group);
        Path output = follow(example, running, run, before);

        for (int kill = 0; kill < KILLS; kill++) {
            int seen = lines(output).size();
            await().atMost(Duration.ofMinutes(1))
                    .pollInterval(Duration.ofMillis(20))
                    .until(() -> lines(output).size() > seen);
            TimeUnit.MILLISECONDS.sleep(random.nextInt(800));
            running.kill();
            running.start();
        }

        assertThat(client()).matches(process -> ended(process, Duration.ofMinutes(3)), "ends with the run");
        assertThat(client().exitValue()).isZero();
        List<JsonObject> received = lines(output).stream().map(ResumeIT::event).toList();
        assertThat(received).isEqualTo(eventsOf(running, run));
        assertThat(received.stream().map(event -> event.getInteger("sequence")))
                .containsExactlyElementsOf(
                        IntStream.rangeClosed(1, received.size()).boxed().toList());
        assertThat(received.get(received.size() - 1).getString("state")).isEqualTo("SUCCEEDED");
        everybodyIsSyncedOnce(running, group);
        running.stop();
    }

    private static String syncedGroup(PackagedService running) {
        importMembers(running, "First");
        String group = running.graphql("""
                mutation { saveGroup(input: { name: "Resume", criteria: { tags: ["resume"] },
                    lists: [{ provider: MAILCHIMP }] }) { group { id } } }
                """, Map.of()).getString("saveGroup.group.id");
        await().atMost(Duration.ofMinutes(2)).until(() -> synced(running, group) == MEMBERS);
        return group;
    }

    /** The run that sends what was changed. */
    private static String openRun(PackagedService running, String group) {
        String open = "query ($g: ID!) { group(id: $g) { sync(provider: MAILCHIMP) {"
                + " currentRun { id } counts { pending } } } }";
        return await().atMost(Duration.ofMinutes(1))
                .until(
                        () -> running.graphql(open, Map.of("g", group)).setRootPath("data.group.sync"),
                        sync -> sync.getInt("counts.pending") > MEMBERS / 2)
                .getString("currentRun.id");
    }

    private Path follow(NodeProject example, PackagedService running, String run, String after) throws IOException {
        Path output = folder.resolve("events.jsonl");
        Path cursor = Files.writeString(folder.resolve("cursor"), after);
        client = example.start(
                output,
                "events.js",
                "--url",
                "ws://127.0.0.1:" + running.port() + "/graphql",
                "--run",
                run,
                "--cursor-file",
                cursor.toString());
        return output;
    }

    private Process client() {
        return Objects.requireNonNull(client);
    }

    private static boolean ended(Process process, Duration within) {
        try {
            return process.waitFor(within.toMillis(), TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    /** What the client has printed, whole lines only. */
    private static List<String> lines(Path output) throws IOException {
        String text = Files.readString(output);
        return text.substring(0, text.lastIndexOf('\n') + 1).lines().toList();
    }

    /** The event without its run, which is as it was when the event was sent. */
    private static JsonObject event(String line) {
        JsonObject event = new JsonObject(line);
        event.remove("run");
        return event;
    }

    private static List<JsonObject> eventsOf(PackagedService running, String run) {
        List<JsonObject> all = new ArrayList<>();
        Map<String, @Nullable Object> variables = new HashMap<>(Map.of("run", run));
        JsonPath page;
        do {
            page = running.graphql("""
                    query ($run: ID!, $after: String) { node(id: $run) { ... on SyncRun { events(first: 250, after: $after) {
                        pageInfo { hasNextPage endCursor }
                        nodes { __typename cursor sequence occurredAt
                            ... on SyncPhaseChanged { phase }
                            ... on SyncProgressed { progress { total done sent skipped failed } }
                            ... on SyncRecordsChanged { changes {
                                recordId previousState status { provider state message } } }
                            ... on SyncRunFinished { state } } } } } }
                    """, variables);
            page.<Map<String, Object>>getList("node.events.nodes").forEach(node -> all.add(new JsonObject(node)));
            variables.put("after", page.getString("node.events.pageInfo.endCursor"));
        } while (page.getBoolean("node.events.pageInfo.hasNextPage"));
        // Through text, so that numbers and lists are of the same classes as those that the client printed.
        return all.stream().map(event -> new JsonObject(event.encode())).toList();
    }

    private static void everybodyIsSyncedOnce(PackagedService running, String group) {
        assertThat(synced(running, group)).isEqualTo(MEMBERS);
        JsonPath contacts = running.http()
                .get("/sandbox/control/contacts?provider=mailchimp")
                .jsonPath();
        assertThat(contacts.<Integer>getList("created")).hasSize(MEMBERS).containsOnly(1);
        assertThat(contacts.<String>getList("fields.FNAME")).containsOnly("Changed");
        assertThat(running.http().get("/sandbox/control/violations").jsonPath().getList(""))
                .isEmpty();
    }

    private static int synced(PackagedService running, String group) {
        return running.graphql(
                        "query ($g: ID!) { group(id: $g) { sync(provider: MAILCHIMP) { counts { synced } } } }",
                        Map.of("g", group))
                .getInt("group.sync.counts.synced");
    }

    private static void latency(PackagedService running, int millis) {
        running.http()
                .contentType("application/json")
                .body(Map.of("provider", "mailchimp", "millis", millis))
                .put("/sandbox/control/latency");
    }

    private static void importMembers(PackagedService running, String firstName) {
        String rows = IntStream.range(0, MEMBERS)
                .mapToObj(i -> "r%1$d,PERSON,%2$s,Last%1$d,p%1$d@resume.test,resume".formatted(i, firstName))
                .collect(Collectors.joining("\n"));
        int rejected = running.http()
                .contentType("text/csv; charset=UTF-8")
                .body("external_id,kind,first_name,last_name,email,tags\n" + rows + "\n")
                .post("/import/members")
                .jsonPath()
                .getInt("rejected");
        assertThat(rejected).isZero();
    }
}
