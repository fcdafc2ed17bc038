package org.rollcall.sync;

import static org.assertj.core.api.Assertions.assertThat;
import static org.rollcall.sync.Association.ask;
import static org.rollcall.sync.Association.settled;
import static org.rollcall.sync.Sandbox.MAILCHIMP;

import io.quarkus.runtime.StartupEvent;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import io.restassured.path.json.JsonPath;
import io.vertx.mutiny.sqlclient.Pool;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.rollcall.OwnApplication;
import org.rollcall.TestDatabase;
import org.rollcall.sandbox.MailchimpClient;

/** What becomes of groups when their account is disconnected, and connected again. */
@QuarkusTest
@TestProfile(OwnApplication.class)
@WithTestResource(TestDatabase.class)
class ReconnectionTest {

    private static final String KEY = "0123456789abcdef0123456789abcdef-us6";

    @Inject
    @SuppressWarnings("NullAway.Init")
    Pool pool;

    @Inject
    @SuppressWarnings("NullAway.Init")
    ConfiguredAccounts configured;

    @BeforeEach
    void startConnected() {
        MailchimpClient.reset();
        connect();
    }

    @Test
    void theSameAccountGoesOnWhereItWasAfterReadingEverything() {
        var association = new Association("reconnected");
        association.people(3);
        String group = association.synced();
        String tag = MAILCHIMP
                .contact(association.domain, association.email("p0"))
                .lists()
                .get(0);
        int created = created(association, "p0");

        disconnect();
        association.person("0", "Renamed", "Last0", association.email("p0"), association.name);
        association.person("9", "New", "Comer", association.email("p9"), association.name);
        calculated();
        assertThat(MAILCHIMP.writes().stream().filter(call -> call.contains("PATCH")))
                .isEmpty();
        MAILCHIMP.calm();
        JsonPath connected = connect();
        settled(group);

        assertThat(connected.getString("forgottenAccount")).isNull();
        assertThat(association.label(group)).isEqualTo("4 emails synced");
        assertThat(MAILCHIMP
                        .contact(association.domain, association.email("p0"))
                        .firstName())
                .isEqualTo("Renamed");
        assertThat(MAILCHIMP
                        .contact(association.domain, association.email("p9"))
                        .lists())
                .containsExactly(tag);
        assertThat(created(association, "p0")).isEqualTo(created);
        List<String> calls = calls();
        int firstRead = first(calls, "GET /3.0/lists/" + MailchimpClient.LIST + "/members");
        int firstWrite = first(calls, "POST /3.0/lists/" + MailchimpClient.LIST);
        assertThat(firstRead).isNotNegative().isLessThan(firstWrite);
        association.holds(group, tag);
    }

    @Test
    void aDisconnectedAccountIsNoneToTheApi() {
        var association = new Association("hidden");
        association.people(2);
        String group = association.synced();
        String list = list(group);

        disconnect();

        assertThat(ask("{ providerAccounts { provider } }", Map.of()).getList("providerAccounts"))
                .isEmpty();
        JsonPath shown = ask("""
                query($g: ID!) {
                    group(id: $g) { syncs { provider } members { nodes { statuses { provider } } } }
                    groups(filter: { syncingWith: [MAILCHIMP] }) { totalCount } }
                """, Map.of("g", group));
        assertThat(shown.getList("group.syncs")).isEmpty();
        assertThat(shown.getList("group.members.nodes.statuses.flatten()")).isEmpty();
        assertThat(shown.getInt("groups.totalCount")).isZero();
        assertThat(ask("query($id: ID!) { node(id: $id) { id } }", Map.of("id", list))
                        .getString("node"))
                .isNull();
        assertThat(Association.save(Association.changed(group, association.group("hidden", "hidden")))
                        .getString("userErrors[0].message"))
                .contains("Mailchimp");
        assertThat(ask("""
                        mutation($g: ID!) { resyncGroup(input: { groupId: $g }) { runs { id } userErrors { code } } }
                        """, Map.of("g", group)).getList("resyncGroup.runs")).isEmpty();

        // A save that names no list leaves the hidden one alone.
        Map<String, Object> withoutLists = Association.changed(group, association.group("Hidden, renamed", "hidden"));
        withoutLists.put("lists", List.of());
        assertThat(Association.save(withoutLists).getList("userErrors")).isEmpty();
        connect();
        settled(group);
        assertThat(list(group)).isEqualTo(list);
        assertThat(association.label(group)).isEqualTo("2 emails synced");
    }

    @Test
    void anOpenRunEndsWhenItsAccountIsDisconnected() {
        var association = new Association("cut-short");
        association.people(3);
        association.paused(true);
        String run = Association.save(association.group(association.name, association.name))
                .getString("runs[0].id");

        disconnect();

        assertThat(ask("query($id: ID!) { node(id: $id) { ... on SyncRun { state } } }", Map.of("id", run))
                        .getString("node.state"))
                .isEqualTo("CANCELED");
        connect();
        association.paused(false);
    }

    @Test
    void anotherAccountTakesThePlaceOfTheFormerWhichIsForgotten() {
        var association = new Association("replaced");
        association.people(2);
        String group = association.synced();
        run("UPDATE provider_account SET external_id = 'another one', name = 'The former'");

        JsonPath connected = connect();

        assertThat(connected.getString("forgottenAccount")).isEqualTo("The former");
        assertThat(association.sync(group).get("state")).isEqualTo("NOT_CONNECTED");
        assertThat(Association.count("SELECT count(*)::int FROM list_entry")).isZero();
        assertThat(Association.count("SELECT count(*)::int FROM provider_account WHERE provider = 'MAILCHIMP'"))
                .isEqualTo(1);
        assertThat(MAILCHIMP.contacts(association.domain)).hasSize(2);
    }

    @Test
    void theSettingsConnectWhatNobodyDisconnected() {
        run("UPDATE provider_account SET connected_by = NULL, connected_at = NULL, disconnected_at = NULL");
        run("DELETE FROM provider_credential");

        configured.start(new StartupEvent());

        assertThat(connectedBy()).containsExactly("SETTINGS");
    }

    @Test
    void theSettingsDoNotConnectWhatAPersonDisconnectedOrConnected() {
        configured.start(new StartupEvent());
        assertThat(connectedBy()).containsExactly("API_KEY");

        disconnect();
        configured.start(new StartupEvent());
        assertThat(connectedBy()).isEmpty();
    }

    @Test
    void aChangedKeyInTheSettingsReplacesTheFormer() {
        run("UPDATE provider_account SET connected_by = 'SETTINGS' WHERE provider = 'MAILCHIMP'");
        run("UPDATE provider_credential SET sealed = 'v1.gone.AAAA'");
        int before = connection();

        configured.start(new StartupEvent());
        configured.start(new StartupEvent());

        assertThat(connection()).isEqualTo(before + 1);
        assertThat(Association.count("SELECT count(*)::int FROM provider_credential WHERE sealed LIKE 'v1.test.%'"))
                .isEqualTo(1);
    }

    private static JsonPath connect() {
        JsonPath connected = ask("""
                mutation($key: String!) { connectProvider(input: { provider: MAILCHIMP, apiKey: $key }) {
                    account { id } forgottenAccount userErrors { message } } }
                """, Map.of("key", KEY)).setRootPath("data.connectProvider");
        assertThat(connected.getList("userErrors")).isEmpty();
        return connected;
    }

    private static void disconnect() {
        ask("mutation { disconnectProvider(input: { provider: MAILCHIMP }) { userErrors { message } } }", Map.of());
    }

    private static void calculated() {
        Association.until(() -> Association.count("SELECT count(*)::int FROM work WHERE kind = 'CALCULATE'") == 0);
    }

    private static List<Object> connectedBy() {
        return ask("{ providerAccounts { connectedBy } }", Map.of()).getList("providerAccounts.connectedBy");
    }

    private static int connection() {
        return Association.count("SELECT connection FROM provider_account WHERE provider = 'MAILCHIMP'");
    }

    private static String list(String group) {
        return ask("query($g: ID!) { group(id: $g) { sync(provider: MAILCHIMP) { list { id } } } }", Map.of("g", group))
                .getString("group.sync.list.id");
    }

    private static int created(Association association, String local) {
        return MAILCHIMP.contact(association.domain, association.email(local)).created();
    }

    private static List<String> calls() {
        List<Map<String, Object>> calls = MailchimpClient.control("calls?provider=mailchimp")
                .extract()
                .jsonPath()
                .getList("");
        return calls.stream()
                .map(call -> call.get("method") + " " + call.get("path"))
                .toList();
    }

    private static int first(List<String> calls, String start) {
        return calls.stream()
                .filter(call -> call.startsWith(start))
                .findFirst()
                .map(calls::indexOf)
                .orElse(-1);
    }

    private void run(String sql) {
        pool.query(sql).execute().await().atMost(Duration.ofSeconds(30));
    }
}
