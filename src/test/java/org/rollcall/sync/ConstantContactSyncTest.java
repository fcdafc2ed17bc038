package org.rollcall.sync;

import static org.assertj.core.api.Assertions.assertThat;
import static org.rollcall.sync.Association.ask;
import static org.rollcall.sync.Association.resync;
import static org.rollcall.sync.Association.resyncRecords;
import static org.rollcall.sync.Association.save;
import static org.rollcall.sync.Association.settled;
import static org.rollcall.sync.Association.until;
import static org.rollcall.sync.Sandbox.CONSTANT_CONTACT;
import static org.rollcall.sync.Sandbox.MAILCHIMP;

import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.rollcall.TestDatabase;

/** What is Constant Contact's own: work that goes on after the answer, lists that people leave, a company's last name. */
@QuarkusTest
@WithTestResource(TestDatabase.class)
class ConstantContactSyncTest {

    @Test
    void aRunAwaitsTheProviderUntilItIsReadWhatBecameOfItsRecords() {
        var association = new Association("awaiting", CONSTANT_CONTACT);
        association.people(30);
        CONSTANT_CONTACT.activities(3_600_000);

        String group = save(association.group("awaiting", "awaiting")).getString("group.id");
        until(() -> "AWAITING_PROVIDER".equals(phase(group)));
        assertThat(association.standing(group, "7").state()).isEqualTo("IN_PROGRESS");

        CONSTANT_CONTACT.activities(0);
        settled(group);
        assertThat(association.standing(group, "7").state()).isEqualTo("SYNCED");
        association.holds(group, "awaiting");
    }

    private static String phase(String group) {
        return String.valueOf(ask(
                        "query($g: ID!) { group(id: $g) { sync(provider: CONSTANT_CONTACT) { currentRun { phase } } } }",
                        Map.of("g", group))
                .<Object>get("group.sync.currentRun.phase"));
    }

    @Test
    void whoLeftAListByHimselfIsNotPutBackUntilHeComesBackByHimself() {
        var association = new Association("departed", CONSTANT_CONTACT);
        association.people(30);
        String group = association.synced();
        CONSTANT_CONTACT.person(association.email("p1"), "leave-list", "departed");

        resync(group);
        assertThat(association.standing(group, "1").code()).isEqualTo("LEFT_LIST");
        association.person("1", "First1", "Last1", association.email("p1"), "gone");
        settled(group);
        association.person("1", "First1", "Last1", association.email("p1"), "departed");
        settled(group);
        assertThat(association.standing(group, "1").code()).isEqualTo("LEFT_LIST");
        association.holds(group, "departed");

        CONSTANT_CONTACT.person(association.email("p1"), "join-list", "departed");
        resyncRecords(List.of(association.standing(group, "1").id()));
        settled(group);
        assertThat(association.standing(group, "1").state()).isEqualTo("SYNCED");
        association.holds(group, "departed");
    }

    @Test
    void whoUnsubscribedJustBeforeAnImportIsSeenBeforeIt() {
        var association = new Association("just-before", CONSTANT_CONTACT);
        association.people(3);
        String group = association.synced();
        CONSTANT_CONTACT.person(association.email("p1"), "leave-list", "just-before");
        CONSTANT_CONTACT.person(association.email("p2"), "archive");

        association.people(40);
        settled(group);

        assertThat(association.standing(group, "1").code()).isEqualTo("LEFT_LIST");
        assertThat(association.standing(group, "2").code()).isEqualTo("ARCHIVED_BY_PERSON");
        association.holds(group, "just-before");
    }

    @Test
    void aGroupWhoseListIsDeletedAtTheProviderSaysSo() {
        var association = new Association("deleted-list", CONSTANT_CONTACT);
        association.people(3);
        String group = association.synced();
        CONSTANT_CONTACT.deleteList("deleted-list");

        association.people(40);
        settled(group);

        assertThat(association.standing(group, "39").code()).isEqualTo("LIST_NOT_FOUND");
    }

    @Test
    void aCompanysLastNameIsAnUnderscoreAndLongNamesAreCut() {
        var association = new Association("named-so", CONSTANT_CONTACT);
        String longName = "A".repeat(60);
        association.company("c", "Acme", association.email("office"));
        association.person("p", longName, "Abel", association.email("ann"), "named-so");
        String group = association.synced();

        var company = CONSTANT_CONTACT.contact("named-so.test", association.email("office"));
        var person = CONSTANT_CONTACT.contact("named-so.test", association.email("ann"));
        assertThat(company.firstName()).isEqualTo("Acme");
        assertThat(company.lastName()).isEqualTo("_");
        assertThat(person.firstName()).isEqualTo("A".repeat(50));

        CONSTANT_CONTACT.calm();
        association.person("q", "Bob", "Baker", association.email("bob"), "named-so");
        settled(group);
        assertThat(CONSTANT_CONTACT.writes()).containsExactly("POST /v3/contacts");
    }

    @Test
    void theSameMemberStandsAtEachProviderAsThatOneSays() {
        var association = new Association("twice", CONSTANT_CONTACT);
        association.people(3);
        var input = association.group("twice", "twice");
        input.put("lists", List.of(Map.of("provider", "MAILCHIMP"), Map.of("provider", "CONSTANT_CONTACT")));
        String group = save(input).getString("group.id");
        settled(group);
        CONSTANT_CONTACT.person(association.email("p1"), "unsubscribe");
        MAILCHIMP.person(association.email("p2"), "unsubscribe");

        resync(group);

        assertThat(states(group))
                .contains(
                        Map.entry("twice-0", List.of("SYNCED", "SYNCED")),
                        Map.entry("twice-1", List.of("UNSUBSCRIBED", "SYNCED")),
                        Map.entry("twice-2", List.of("SYNCED", "UNSUBSCRIBED")));
    }

    /** States in the order of the providers, by external id. */
    private static Map<String, List<String>> states(String group) {
        var answer = ask("""
                query($g: ID!) { group(id: $g) { members { nodes {
                    member { externalId } statuses { provider state } } } } }
                """, Map.of("g", group));
        List<String> members = answer.getList("group.members.nodes.member.externalId");
        List<List<String>> states = answer.getList("group.members.nodes.statuses.state");
        return IntStream.range(0, members.size()).boxed().collect(Collectors.toMap(members::get, states::get));
    }

    @Test
    void thePlanTellsItsCallsAndItsShareOfTheDay() {
        var association = new Association("planned", CONSTANT_CONTACT);
        association.people(1_000);
        association.paused(true);
        String group = save(association.group("planned", "planned")).getString("group.id");
        until(() -> planned(group).getInt("syncPlan.callCount") > 0);

        var plan = planned(group);

        association.paused(false);
        settled(group);
        assertThat(plan.getInt("syncPlan.callCount")).isEqualTo(1);
        assertThat(plan.getDouble("syncPlan.quotaShare")).isEqualTo(0.0001);
        assertThat(CONSTANT_CONTACT.writes()).hasSize(1);
    }

    private static JsonPath planned(String group) {
        return ask(
                "query($g: ID!) { syncPlan(groupId: $g, provider: CONSTANT_CONTACT) { callCount quotaShare } }",
                Map.of("g", group));
    }
}
