package org.rollcall.sync;

import static org.assertj.core.api.Assertions.assertThat;
import static org.rollcall.sync.Association.ask;
import static org.rollcall.sync.Association.save;
import static org.rollcall.sync.Association.settled;
import static org.rollcall.sync.Association.until;
import static org.rollcall.sync.Sandbox.MAILCHIMP;

import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.rollcall.TestDatabase;

/** A person stops a run. */
@QuarkusTest
@WithTestResource(TestDatabase.class)
class CancelRunTest {

    @Inject
    EventApi events;

    @Test
    void nothingIsSentOfARunThatWasStoppedBeforeItSentAnythingUntilTheGroupIsSyncedAgain() {
        var association = new Association("canceled");
        association.people(20);
        association.paused(true);
        JsonPath saved = save(association.group("canceled", "canceled"));
        String group = saved.getString("group.id");
        String run = saved.getString("runs[0].id");
        until(() -> phase(run).equals("SENDING"));

        JsonPath canceled = cancel(run);

        assertThat(canceled.getString("run.state")).isEqualTo("CANCELED");
        ended(run);
        association.paused(false);
        settled(group);
        assertThat(MAILCHIMP.contacts("canceled.test")).isEmpty();
        assertThat(association.standings(group).values())
                .extracting(Association.Standing::state)
                .containsOnly("QUEUED");
        assertThat(association.label(group)).isEqualTo("Canceled, 0 emails synced, 20 not sent");
        association.holds(group, "canceled");

        Association.resync(group);
        assertThat(association.label(group)).isEqualTo("20 emails synced");
        association.holds(group, "canceled");
    }

    @Test
    void whatWasSentStaysSentAndTheRestGoesWithTheNextChange() {
        var association = new Association("canceledlate");
        association.people(4_000);
        MAILCHIMP.latency(400);
        JsonPath saved = save(association.group("canceledlate", "canceledlate"));
        String group = saved.getString("group.id");
        String run = saved.getString("runs[0].id");
        until(() -> !MAILCHIMP.contacts("canceledlate.test").isEmpty());

        assertThat(cancel(run).getString("run.state")).isEqualTo("CANCELED");

        settled(group);
        MAILCHIMP.latency(0);
        int synced = synced(association, group);
        assertThat(synced).isBetween(500, 3_999);
        assertThat(MAILCHIMP.contacts("canceledlate.test")).hasSize(synced);
        association.isConserved(group);

        association.person("new", "Ada", "Byron", association.email("ada"), "canceledlate");
        settled(group);
        assertThat(association.label(group)).isEqualTo("4001 emails synced");
        assertThat(MAILCHIMP.contacts("canceledlate.test").values())
                .allSatisfy(contact -> assertThat(contact.created()).isEqualTo(1));
        association.isConserved(group);
    }

    /** The others' run shares the calls; it is not stopped with it. */
    @Test
    void anAddressThatAnotherGroupWaitsForIsSentAllTheSame() {
        var association = new Association("canceledshared");
        association.people(10);
        association.paused(true);
        JsonPath stopped = save(association.group("canceledshared", "canceledshared"));
        JsonPath other = save(association.group("canceledother", "canceledshared"));
        until(() -> phase(stopped.getString("runs[0].id")).equals("SENDING")
                && phase(other.getString("runs[0].id")).equals("SENDING"));

        cancel(stopped.getString("runs[0].id"));
        association.paused(false);

        settled(other.getString("group.id"));
        settled(stopped.getString("group.id"));
        assertThat(association.label(other.getString("group.id"))).isEqualTo("10 emails synced");
        association.holds(other.getString("group.id"), "canceledother");
        association.isConserved(stopped.getString("group.id"));
    }

    @Test
    void aRunThatHasEndedOrDoesNotExistCannotBeStopped() {
        var association = new Association("canceledtwice");
        association.people(2);
        String group = association.synced();
        String run = ask("query($g: ID!) { group(id: $g) { syncRuns { nodes { id } } } }", Map.of("g", group))
                .getString("group.syncRuns.nodes[0].id");

        JsonPath refused = cancel(run);

        assertThat(refused.<Object>get("run")).isNull();
        assertThat(refused.getString("userErrors[0].code")).isEqualTo("INVALID");
        assertThat(refused.getString("userErrors[0].message")).contains("SUCCEEDED");
        assertThat(cancel("run_AAAA").getString("userErrors[0].code")).isEqualTo("NOT_FOUND");
    }

    @Test
    void aComparisonCanBeStoppedAndAskedForAgain() {
        var association = new Association("canceledcomparison");
        association.people(2);
        association.synced();
        association.paused(true);
        String run = compare();

        assertThat(cancel(run).getString("run.state")).isEqualTo("CANCELED");
        association.paused(false);

        String again = compare();
        assertThat(again).isNotEqualTo(run);
        until(() -> phase(again).equals("DONE"));
        ended(again);
    }

    private static String compare() {
        return ask("mutation { startReconciliation(input: { providers: [MAILCHIMP] }) { runs { id } } }", Map.of())
                .getString("startReconciliation.runs[0].id");
    }

    /** A stream of the run ends, and its last event says so. */
    private void ended(String run) {
        List<SyncEvent> snapshot =
                events.syncProgress(run, null).collect().asList().await().atMost(Duration.ofSeconds(20));
        assertThat(snapshot).hasSize(1);
        assertThat(Association.count("SELECT count(*)::int FROM sync_event e JOIN sync_run r ON r.id = e.run_id"
                        + " WHERE e.kind = 'RUN_FINISHED' AND e.sequence = r.last_sequence AND r.id = '"
                        + snapshot.get(0).row().run() + "'"))
                .isEqualTo(1);
    }

    private static int synced(Association association, String group) {
        return (int) association.standings(group).values().stream()
                .filter(standing -> standing.state().equals("SYNCED"))
                .count();
    }

    private static JsonPath cancel(String run) {
        return ask("""
                mutation($r: ID!) { cancelSyncRun(input: { runId: $r }) { run { id state } userErrors { code message field } } }
                """, Map.of("r", run)).setRootPath("data.cancelSyncRun");
    }

    private static String phase(String run) {
        return ask("query($r: ID!) { node(id: $r) { ... on SyncRun { phase } } }", Map.of("r", run))
                .getString("node.phase");
    }
}
