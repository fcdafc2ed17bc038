package org.rollcall.group;

import static org.assertj.core.api.Assertions.assertThat;
import static org.rollcall.group.Api.ask;
import static org.rollcall.group.Api.group;
import static org.rollcall.group.Api.save;
import static org.rollcall.group.Api.send;

import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import io.restassured.path.json.JsonPath;
import jakarta.inject.Inject;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.rollcall.IdleEngine;
import org.rollcall.TestDatabase;
import org.rollcall.provider.Provider;

@QuarkusTest
@TestProfile(IdleEngine.class)
@WithTestResource(TestDatabase.class)
class GroupReadTest {

    @Inject
    Database database;

    @Test
    void groupsAreFoundSortedAndPagedInBothDirections() {
        for (String name : List.of("gr-list B", "gr-list a", "gr-list C")) {
            save(group(name));
        }
        String query = """
                query($first: Int, $after: String, $last: Int, $before: String, $order: GroupOrder) {
                    groups(search: "GR-LIST", first: $first, after: $after, last: $last, before: $before, orderBy: $order) {
                        totalCount nodes { name } edges { cursor } pageInfo { hasNextPage endCursor startCursor } } }
                """;

        var first = ask(query, Map.of("first", 2));
        assertThat(first.getList("groups.nodes.name")).isEqualTo(List.of("gr-list a", "gr-list B"));
        assertThat(first.getInt("groups.totalCount")).isEqualTo(3);
        assertThat(first.getBoolean("groups.pageInfo.hasNextPage")).isTrue();

        var second = ask(query, Map.of("first", 2, "after", first.getString("groups.pageInfo.endCursor")));
        assertThat(second.getList("groups.nodes.name")).isEqualTo(List.of("gr-list C"));
        assertThat(second.getBoolean("groups.pageInfo.hasNextPage")).isFalse();

        var back = ask(query, Map.of("last", 1, "before", second.getString("groups.pageInfo.startCursor")));
        assertThat(back.getList("groups.nodes.name")).isEqualTo(List.of("gr-list B"));

        for (String field : List.of("NAME", "UPDATED_AT", "MEMBER_COUNT", "LAST_SYNCED_AT")) {
            assertThat(allByOne(query, field, "ASC"))
                    .as(field)
                    .containsExactlyInAnyOrder("gr-list a", "gr-list B", "gr-list C")
                    .isEqualTo(allByOne(query, field, "DESC").reversed());
        }
    }

    private static List<String> allByOne(String query, String field, String direction) {
        var names = new ArrayList<String>();
        String after = null;
        while (true) {
            var variables = new java.util.HashMap<String, Object>(
                    Map.of("first", 1, "order", Map.of("field", field, "direction", direction)));
            if (after != null) {
                variables.put("after", after);
            }
            var page = ask(query, variables);
            names.addAll(page.getList("groups.nodes.name"));
            after = page.getString("groups.pageInfo.endCursor");
            if (!page.getBoolean("groups.pageInfo.hasNextPage")) {
                return names;
            }
        }
    }

    @Test
    void theTabsOfAGroupShowMembersAddressesAndTheDecisionInOneRequest() {
        Api.person("gr-1", "Young", "GR.Desk@example.org", "gr-tabs");
        Api.person("gr-2", "Abel", "gr.desk@example.org", "gr-tabs");
        Api.company("gr-3", "Moor Ltd", "gr.desk@example.org", "gr-tabs");
        Api.person("gr-4", "Solo", "gr-solo@example.org", "gr-tabs");
        String list = database.list(Provider.MAILCHIMP, "gr-tabs");
        String id = save(group(
                        "Tabs",
                        "criteria",
                        Map.of("tags", List.of("gr-tabs")),
                        "lists",
                        List.of(Map.of("provider", "MAILCHIMP", "listId", list))))
                .getString("group.id");
        database.calculate(id);

        var tabs = ask("""
                query($id: ID) { group(id: $id) {
                    calculation { memberCount beneficiaryCount }
                    members(orderBy: {field: NAME, direction: DESC}) { totalCount nodes { id kind
                        member { displayName memberships { totalCount nodes { group { slug } } } }
                        emailSyncRecord { id email } group { id } } }
                    lost: members(filter: {notApplicableReasons: [PERSON_HAS_SAME_EMAIL]}) { nodes { member { displayName } } }
                    found: members(search: "solo") { totalCount nodes { member { displayName } } }
                    emailSyncRecords { totalCount nodes { id email mainMember { displayName }
                        sharedWith { displayName } sharedEmail { id } group { slug } } }
                    single: emailSyncRecords(filter: {shared: false}) { totalCount }
                    sharedEmails { totalCount nodes { email group { slug } decision {
                        winner { displayName } decidedBy explanation decidedAt
                        candidates { rank priority lostBy explanation member { displayName } }
                        steps { rule explanation remaining { displayName } eliminated { displayName } } } } } } }
                """, Map.of("id", id));
        tabs.setRootPath("data.group");

        assertThat(tabs.getInt("calculation.memberCount")).isEqualTo(4);
        assertThat(tabs.getList("members.nodes.member.displayName"))
                .isEqualTo(List.of("Young", "Solo", "Moor Ltd", "Abel"));
        assertThat(tabs.getList("members.nodes.member.memberships.totalCount")).isEqualTo(List.of(1, 1, 1, 1));
        assertThat(tabs.getString("members.nodes[0].id")).startsWith("gmb_");
        assertThat(tabs.getList("members.nodes.emailSyncRecord.email"))
                .isEqualTo(List.of(
                        "gr.desk@example.org", "gr-solo@example.org", "gr.desk@example.org", "gr.desk@example.org"));
        assertThat(tabs.getList("lost.nodes.member.displayName")).isEqualTo(List.of("Moor Ltd"));
        assertThat(tabs.getList("found.nodes.member.displayName")).isEqualTo(List.of("Solo"));
        assertThat(tabs.getList("emailSyncRecords.nodes.mainMember.displayName"))
                .isEqualTo(List.of("Solo", "Abel"));
        assertThat(tabs.getList("emailSyncRecords.nodes[1].sharedWith.displayName"))
                .isEqualTo(List.of("Moor Ltd", "Young"));
        assertThat(tabs.getInt("single.totalCount")).isEqualTo(1);
        assertThat(tabs.getInt("sharedEmails.totalCount")).isEqualTo(1);
        assertThat(tabs.getString("sharedEmails.nodes[0].group.slug")).isEqualTo("tabs");
        assertDecision(tabs);
    }

    @Test
    void whoIsRenamedStandsInTheNewPlaceBeforeTheGroupIsCalculated() {
        Api.person("gr-order-1", "Berg", "gr-order-1@example.org", "gr-order");
        Api.person("gr-order-2", "Dahl", "gr-order-2@example.org", "gr-order");
        String id = save(group("Order", "criteria", Map.of("tags", List.of("gr-order"))))
                .getString("group.id");
        database.calculate(id);
        String names = "query($id: ID) { group(id: $id) { members { nodes { member { displayName } } } } }";

        database.run("UPDATE member SET last_name = 'Eriksen' WHERE external_id = 'gr-order-1'");

        assertThat(ask(names, Map.of("id", id)).getList("group.members.nodes.member.displayName"))
                .isEqualTo(List.of("Dahl", "Eriksen"));
        // As if the calculation had not seen it.
        database.run("UPDATE group_member SET sort_last = 'Aal' WHERE sort_last = 'Eriksen'");
        database.calculate(id);
        assertThat(ask(names, Map.of("id", id)).getList("group.members.nodes.member.displayName"))
                .isEqualTo(List.of("Dahl", "Eriksen"));
    }

    private static void assertDecision(JsonPath tabs) {
        String decision = "sharedEmails.nodes[0].decision.";
        assertThat(tabs.getString(decision + "winner.displayName")).isEqualTo("Abel");
        assertThat(tabs.getString(decision + "decidedBy")).isEqualTo("ALPHABETICAL");
        assertThat(tabs.getList(decision + "candidates.member.displayName"))
                .isEqualTo(List.of("Abel", "Young", "Moor Ltd"));
        assertThat(tabs.getList(decision + "candidates.rank")).isEqualTo(List.of(1, 2, 3));
        assertThat(tabs.getString(decision + "steps[0].eliminated[0].displayName"))
                .isEqualTo("Moor Ltd");
    }

    @Test
    void oneStatementServesTheTabsOfSeveralGroups() {
        Api.person("gr-5", "Pair", "gr-pair@example.org", "gr-pair");
        var ids = List.of("gr-pair one", "gr-pair two").stream()
                .map(name -> save(group(name, "criteria", Map.of("tags", List.of("gr-pair"))))
                        .getString("group.id"))
                .toList();
        ids.forEach(database::calculate);

        var answer = ask(
                "query($ids: [ID!]) { groups(filter: {ids: $ids}) { nodes { name members { nodes { member { displayName } } }"
                        + " emailSyncRecords { totalCount nodes { email } } criteria { included { id } } } } }",
                Map.of("ids", ids));

        assertThat(answer.getList("groups.nodes.members.nodes.member.displayName"))
                .isEqualTo(List.of(List.of("Pair"), List.of("Pair")));
        assertThat(answer.getList("groups.nodes.emailSyncRecords.totalCount")).isEqualTo(List.of(1, 1));
    }

    @Test
    void wrongArgumentsAreRefusedByName() {
        assertThat(send("{ group { id } }", Map.of()).getString("errors[0].extensions.code"))
                .isEqualTo("BAD_REQUEST");
        assertThat(send("{ group(id: \"mbr_x\") { id } }", Map.of()).getString("errors[0].message"))
                .contains("'id'");
        assertThat(send("{ groups(first: 0) { totalCount } }", Map.of()).getString("errors[0].message"))
                .contains("'first' is 0");
    }
}
