package org.rollcall;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.quarkus.arc.Arc;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import io.vertx.core.json.JsonObject;
import io.vertx.mutiny.sqlclient.Pool;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** The operations that are given to clients are sent as they are, in the order in which one would meet them. */
@QuarkusTest
@WithTestResource(TestDatabase.class)
class OperationsTest {

    private static final Path FOLDER = Path.of("graphql-schema/operations");
    private static final Pattern PLACEHOLDER = Pattern.compile("\"(\\w+_…)\"");
    private static final String RUN = "run_…";

    /** What stands for the placeholders. */
    private final Map<String, String> known = new HashMap<>();

    private final Set<String> exercised = new TreeSet<>();

    @AfterEach
    void leaveNothingToOtherTests() {
        sql("UPDATE provider_account SET paused = false");
        sql("DELETE FROM member_group WHERE slug = 'operations-digest'");
        String delete = "mutation($input: DeleteGroupInput!) { deleteGroup(input: $input) { userErrors { message } } }";
        if (known.containsKey("grp_…")) {
            send(delete, new JsonObject().put("input", new JsonObject().put("id", known.get("grp_…"))));
        }
        for (String id : ask("members-search", new JsonObject().put("search", "harbor-tools"))
                .getList("members.nodes.id", String.class)) {
            send(
                    "mutation($input: DeleteMemberInput!) { deleteMember(input: $input) { userErrors { message } } }",
                    new JsonObject().put("input", new JsonObject().put("id", id)));
        }
    }

    @Test
    void everyOperationIsAnswered() throws Exception {
        assertThat(run("import-members").getInt("importMembers.created")).isEqualTo(5);
        JsonPath saved = run("save-group");
        assertThat(saved.getString("saveGroup.outcome")).isEqualTo("SAVED");
        known.put("grp_…", saved.getString("saveGroup.group.id"));
        known.put(RUN, saved.getString("saveGroup.runs[0].id"));
        await().atMost(Duration.ofSeconds(60))
                .untilAsserted(() -> assertThat(
                                run("group-page").getString("group.syncs.find { it.provider == 'MAILCHIMP' }.label"))
                        .matches("\\d+ emails synced"));

        watch("watch-run", OperationsTest::runIsWatched);
        follow();
        read();
        report();
        change();
        cancel();
        compare();
        connectAccounts();
        schedule();
        access();
        audit();
        erase();

        try (Stream<Path> files = Files.list(FOLDER)) {
            assertThat(exercised)
                    .containsExactlyInAnyOrderElementsOf(
                            files.map(file -> file.getFileName().toString().replaceFirst("\\..*", ""))
                                    .distinct()
                                    .toList());
        }
    }

    private void follow() throws Exception {
        JsonPath log = run("sync-events").setRootPath("data.syncEvents");
        assertThat(log.getList("nodes.__typename"))
                .contains("SyncPhaseChanged", "SyncRecordsChanged", "SyncRunFinished");
        known.put("cur_…", log.getString("nodes[0].cursor"));
        watch("watch-events", OperationsTest::eventsAreWatched);
        watch(
                "watch-groups",
                (first, socket) ->
                        assertThat(first.getString("groupChanged.name")).isEqualTo("Board Mailing"));
    }

    private static void eventsAreWatched(JsonPath first, GraphqlSocket socket) {
        assertThat(first.getList("syncEvents.changes.status.state")).containsOnly("SYNCED");
        assertThat(first.getList("syncEvents.changes.record.email")).isNotEmpty();
    }

    /** A run that waits, since sending is paused, is stopped. */
    private void cancel() {
        sql("UPDATE provider_account SET paused = true");
        // Who began before goes on unpaused.
        await().atMost(Duration.ofSeconds(60))
                .until(() -> sql("SELECT FROM work WHERE kind = 'SYNC' AND lease_holder IS NOT NULL") == 0);
        known.put("waiting_…", run("resync-group").getString("resyncGroup.runs[0].id"));
        assertThat(run("cancel-sync-run").getString("cancelSyncRun.run.state")).isEqualTo("CANCELED");
        sql("UPDATE provider_account SET paused = false");
        succeeds(run("resync-group").getString("resyncGroup.runs[0].id"));
    }

    private void read() {
        assertThat(run("accounts").getList("providerAccounts.provider")).contains("MAILCHIMP");
        assertThat(run("groups-list").getList("groups.nodes.slug")).contains("board-mailing");
        assertThat(run("group-members").getList("group.members.nodes.member.displayName"))
                .containsExactly("Harbor Tools", "Quill, Ada", "Rowe, Ben", "Stone, Cleo");
        JsonPath records = run("email-sync").setRootPath("data.group.emailSyncRecords.nodes");
        assertThat(records.getList("email"))
                .containsExactly("ben@harbor-tools.test", "cleo@harbor-tools.test", "office@harbor-tools.test");
        assertThat(records.getList("statuses.flatten().findAll { it.provider == 'MAILCHIMP' }.__typename"))
                .containsExactly("SyncSucceeded", "SyncNotApplicable", "SyncSucceeded");
        assertThat(records.getString("statuses.flatten().find { it.reason && it.provider == 'MAILCHIMP' }.reason"))
                .isEqualTo("DO_NOT_SEND_MARKETING_EMAILS");
        known.put("rec_…", records.getString("[0].id"));
        assertThat(run("record-history").getList("node.events.nodes.run.trigger"))
                .contains("GROUP_SAVED");
        JsonPath decision = run("why-this-record").setRootPath("data.group.sharedEmails.nodes[0].decision");
        assertThat(decision.getString("winner.displayName")).isEqualTo("Quill, Ada");
        assertThat(decision.getList("candidates.rank")).containsExactly(1, 2);
        assertThat(decision.getList("steps")).isNotEmpty();
        assertThat(run("members-search").getList("members.nodes.externalId")).contains("ops-harbor", "ops-ada");
        assertThat(run("sync-runs").getList("syncRuns.nodes.id")).contains(known.get(RUN));
        assertThat(run("node").getString("node.name")).isEqualTo("Board Mailing");
        assertThat(run("save-group-preview").getList("saveGroupPreview.joining.nodes.displayName"))
                .containsExactly("Tull, Dan");
    }

    private void report() {
        JsonPath page = run("email-sync-report").setRootPath("data.emailSyncReport");
        assertThat(page.getList("nodes.member.displayName"))
                .containsExactly("Harbor Tools", "Quill, Ada", "Rowe, Ben", "Stone, Cleo");
        assertThat(page.getInt("mailchimp.total")).isEqualTo(page.getInt("totalCount"));
        JsonPath summary =
                run("email-sync-summary").setRootPath("data.emailSyncSummary.find { it.provider == 'MAILCHIMP' }");
        assertThat(summary.getInt("counts.synced")).isEqualTo(2);
        assertThat(summary.getList("notApplicable.reason"))
                .containsExactly("DO_NOT_SEND_MARKETING_EMAILS", "PERSON_HAS_SAME_EMAIL");
        assertThat(run("members-by-state").getInt("group.members.totalCount")).isEqualTo(2);
        assertThat(run("records-by-state").getInt("group.emailSyncRecords.totalCount"))
                .isEqualTo(2);
        assertThat(run("failing-groups").getList("groups.nodes.slug")).doesNotContain("board-mailing");
        assertThat(run("shared-emails").getString("sharedEmails.nodes[0].decision.winner.displayName"))
                .isEqualTo("Quill, Ada");
        assertThat(run("why-no-mail").getString("whyNoMail.find { it.provider == 'MAILCHIMP' }.explanation"))
                .startsWith("“Do Not Send Marketing Emails” is checked");
        known.put("exp_…", run("export-report").getString("exportEmailSyncReport.export.id"));
        await().atMost(Duration.ofSeconds(60))
                .untilAsserted(
                        () -> assertThat(run("export").getString("node.state")).isEqualTo("READY"));
        assertThat(run("export").getInt("node.rowCount")).isEqualTo(4);
    }

    private void change() {
        JsonPath plan = run("sync-plan");
        assertThat(plan.getInt("syncPlan.changes.totalCount")).isZero();
        known.put("plan_…", plan.getString("syncPlan.planHash"));
        succeeds(run("apply-sync-plan").getString("applySyncPlan.run.id"));
        succeeds(run("resync-group").getString("resyncGroup.runs[0].id"));
        JsonPath again = run("resync-records");
        assertThat(again.getString("resyncRecords.records[0].email")).isEqualTo("ben@harbor-tools.test");
        succeeds(again.getString("resyncRecords.runs[0].id"));
        assertThat(run("save-member").getString("saveMember.member.displayName"))
                .isEqualTo("Rowe-Smith, Ben");
    }

    private void compare() {
        known.put("comparison_…", run("start-reconciliation").getString("startReconciliation.runs[0].id"));
        await().atMost(Duration.ofSeconds(60))
                .untilAsserted(() -> assertThat(run("reconciliation-findings").getString("node.phase"))
                        .isEqualTo("DONE"));
        assertThat(run("reconciliation-findings").getList("node.findings.nodes"))
                .hasSize(run("reconciliation-findings").getInt("node.findings.totalCount"));
        run("distrust-ledger");
    }

    private void succeeds(String run) {
        await().atMost(Duration.ofSeconds(60))
                .untilAsserted(() -> assertThat(
                                run("sync-runs").getString("syncRuns.nodes.find { it.id == '" + run + "' }.state"))
                        .isEqualTo("SUCCEEDED"));
    }

    private void connectAccounts() throws Exception {
        watch("watch-accounts", OperationsTest::accountsAreWatched);
        assertThat(run("test-provider-connection").getString("testProviderConnection.message"))
                .startsWith("Validated: ");
        assertThat(run("pause-provider").getBoolean("setProviderPaused.account.paused"))
                .isFalse();
        assertThat(run("start-provider-connection").getString("startProviderConnection.authorizationUrl"))
                .contains("code_challenge=");
        assertThat(run("disconnect-provider").getBoolean("disconnectProvider.account.connected"))
                .isFalse();
        assertThat(run("connect-provider").getString("connectProvider.account.connectedBy"))
                .isEqualTo("API_KEY");
    }

    private void schedule() {
        assertThat(run("scheduled-jobs").getList("scheduledJobs.name"))
                .contains("calendar", "daily-digest", "housekeeping");
        assertThat(run("run-scheduled-job").getString("runScheduledJob.job.name"))
                .isEqualTo("housekeeping");
        await().atMost(Duration.ofSeconds(60))
                .untilAsserted(() -> assertThat(run("scheduled-jobs")
                                .getString("scheduledJobs.find { it.name == 'housekeeping' }.lastOutcome"))
                        .startsWith("Deleted: "));
        assertThat(run("pause-scheduled-job").getBoolean("setScheduledJobPaused.job.paused"))
                .isFalse();
        sql("INSERT INTO member_group (slug, name, calculation_state, calculation_failure)"
                + " VALUES ('operations-digest', 'Something to tell', 'FAILED', 'It rains.')");
        JsonPath today = run("daily-digests").setRootPath("data.dailyDigests.nodes[0]");
        assertThat(today.getList("entries.group.slug")).contains("operations-digest");
        known.put("day_…", today.getString("date"));
        assertThat(run("send-daily-digest").getString("sendDailyDigest.digest.date"))
                .isEqualTo(today.getString("date"));
    }

    private void access() {
        assertThat(run("viewer").getString("viewer.name")).isEqualTo("demo");
        JsonPath made = run("create-api-token");
        assertThat(made.getString("createApiToken.secret"))
                .startsWith(made.getString("createApiToken.apiToken.prefix"));
        known.put("tok_…", made.getString("createApiToken.apiToken.id"));
        assertThat(run("rotate-api-token").getString("rotateApiToken.apiToken.name"))
                .isEqualTo("Nightly script");
        assertThat(run("revoke-api-token").getString("revokeApiToken.apiToken.state"))
                .isEqualTo("REVOKED");
        assertThat(run("api-tokens").getList("apiTokens.state")).contains("LIVE", "REVOKED");
    }

    private void erase() {
        known.put(
                "mbr_…",
                ask("members-search", new JsonObject().put("search", "ben@harbor-tools"))
                        .getString("members.nodes[0].id"));
        assertThat(new JsonObject(run("member-data").getString("memberData")).getJsonArray("audit"))
                .isNotEmpty();
        assertThat(run("erase-member").getString("eraseMember.erasedMemberId")).isEqualTo(known.get("mbr_…"));
        assertThat(run("lift-erasure").getInt("liftErasure.lifted")).isEqualTo(2);
    }

    private void audit() {
        assertThat(run("audit-trail").getList("auditTrail.nodes.action")).contains("GROUP_SAVED");
        assertThat(run("audit-integrity").getBoolean("auditIntegrity.intact")).isTrue();
    }

    /** Executes a statement, and tells of how many rows it was. */
    private static int sql(String statement) {
        return Arc.container()
                .instance(Pool.class)
                .get()
                .query(statement)
                .execute()
                .await()
                .indefinitely()
                .rowCount();
    }

    private interface Watching {
        void look(JsonPath first, GraphqlSocket socket) throws InterruptedException;
    }

    private static void runIsWatched(JsonPath snapshot, GraphqlSocket socket) throws InterruptedException {
        assertThat(snapshot.getString("syncProgress.__typename")).isEqualTo("SyncSnapshot");
        assertThat(snapshot.getString("syncProgress.run.state")).isEqualTo("SUCCEEDED");
        assertThat(socket.message().getString("type")).isEqualTo("complete");
    }

    private static void accountsAreWatched(JsonPath first, GraphqlSocket socket) {
        assertThat(first.getString("accountChanged.provider")).isIn("CONSTANT_CONTACT", "MAILCHIMP");
    }

    private void watch(String name, Watching watching) throws Exception {
        try (GraphqlSocket socket = GraphqlSocket.subscribe(document(name), variables(name))) {
            watching.look(answer(name, socket.next().encode()), socket);
        }
        exercised.add(name);
    }

    private JsonPath run(String name) {
        exercised.add(name);
        return ask(name, variables(name));
    }

    private JsonPath ask(String name, JsonObject variables) {
        return answer(name, send(document(name), variables));
    }

    private static String send(String document, JsonObject variables) {
        return given().contentType("application/json")
                .body(new JsonObject()
                        .put("query", document)
                        .put("variables", variables)
                        .encode())
                .post("/graphql")
                .then()
                .statusCode(200)
                .extract()
                .asString();
    }

    /** The answer's data, which has nothing to complain of. */
    private static JsonPath answer(String name, String body) {
        JsonPath answer = new JsonPath(body);
        assertThat(answer.<@Nullable Object>get("errors"))
                .as("%s: %s", name, body)
                .isNull();
        for (@Nullable Object payload : answer.getMap("data").values()) {
            if (payload instanceof Map<?, ?> fields && fields.containsKey("userErrors")) {
                assertThat(fields.get("userErrors")).as("%s: %s", name, body).isEqualTo(List.of());
            }
        }
        return answer.setRootPath("data");
    }

    private static String document(String name) {
        String document = text(FOLDER.resolve(name + ".graphql"));
        assertThat(document).startsWith("# ");
        return document;
    }

    private JsonObject variables(String name) {
        Path file = FOLDER.resolve(name + ".variables.json");
        if (!Files.exists(file)) {
            return new JsonObject();
        }
        // A tag that no other test's members have.
        String given =
                text(file).replace("\"board\"", "\"operations-board\"").replace("\"alumni\"", "\"operations-alumni\"");
        return new JsonObject(PLACEHOLDER.matcher(given).replaceAll(found -> {
            assertThat(known).as(name).containsKey(found.group(1));
            return '"' + known.get(found.group(1)) + '"';
        }));
    }

    private static String text(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }
}
