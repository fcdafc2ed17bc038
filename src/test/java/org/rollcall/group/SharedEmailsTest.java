package org.rollcall.group;

import static org.assertj.core.api.Assertions.assertThat;
import static org.rollcall.group.Api.ask;
import static org.rollcall.group.Api.save;
import static org.rollcall.group.Api.send;

import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import io.restassured.path.json.JsonPath;
import jakarta.inject.Inject;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.rollcall.IdleEngine;
import org.rollcall.TestDatabase;

/** The shared emails of all groups. */
@QuarkusTest
@TestProfile(IdleEngine.class)
@WithTestResource(TestDatabase.class)
class SharedEmailsTest {

    private static final String SHARED = """
            query($filter: SharedEmailFilter, $first: Int, $after: String, $last: Int, $before: String) {
                sharedEmails(filter: $filter, first: $first, after: $after, last: $last, before: $before) {
                    totalCount nodes { id email group { id } decision { winner { displayName } decidedBy explanation
                        candidates { member { displayName } } } }
                    pageInfo { startCursor endCursor hasNextPage hasPreviousPage } } }
            """;

    @Inject
    Database database;

    /** A group in which so many addresses are shared by two people each. */
    private String group(String name, int addresses) {
        for (int i = 0; i < addresses; i++) {
            Api.person(name + "-a" + i, "Abel" + i, name + i + "@shared.test", name);
            Api.person(name + "-z" + i, "Zorn" + i, name.toUpperCase(java.util.Locale.ROOT) + i + "@shared.test", name);
        }
        String id =
                save(Api.group(name, "criteria", Map.of("tags", List.of(name)))).getString("group.id");
        database.calculate(id);
        return id;
    }

    @Test
    void theyAreFoundByGroupAddressAndRule() {
        String one = group("se-one", 2);
        String two = group("se-two", 1);

        JsonPath both = ask(SHARED, Map.of("filter", Map.of("groupIds", List.of(one, two))));
        assertThat(both.getList("sharedEmails.nodes.email"))
                .isEqualTo(List.of("se-one0@shared.test", "se-one1@shared.test", "se-two0@shared.test"));
        assertThat(both.getList("sharedEmails.nodes.group.id")).isEqualTo(List.of(one, one, two));
        assertThat(both.getInt("sharedEmails.totalCount")).isEqualTo(3);
        assertThat(both.getString("sharedEmails.nodes[0].decision.winner.displayName"))
                .isEqualTo("Abel0");

        assertThat(ask(SHARED, Map.of("filter", Map.of("email", " SE-ONE1@shared.test ")))
                        .getList("sharedEmails.nodes.email"))
                .isEqualTo(List.of("se-one1@shared.test"));
        assertThat(ask(SHARED, Map.of("filter", Map.of("email", "no address"))).getInt("sharedEmails.totalCount"))
                .isZero();
        assertThat(ask(SHARED, Map.of("filter", Map.of("groupIds", List.of(one), "decidedBy", List.of("PRIORITY"))))
                        .getInt("sharedEmails.totalCount"))
                .isZero();
        assertThat(ask(SHARED, Map.of("filter", Map.of("groupIds", List.of(one), "decidedBy", List.of("ALPHABETICAL"))))
                        .getInt("sharedEmails.totalCount"))
                .isEqualTo(2);
        assertThat(send(SHARED, Map.of("filter", Map.of("groupIds", List.of("mbr_x"))))
                        .getString("errors[0].message"))
                .contains("filter.groupIds");
    }

    @Test
    void theyArePagedInBothDirections() {
        String id = group("se-paged", 5);
        Map<String, Object> filter = Map.of("groupIds", List.of(id));
        List<String> all = ask(SHARED, Map.of("filter", filter)).getList("sharedEmails.nodes.id");

        List<String> forward = new ArrayList<>();
        Map<String, Object> page = new HashMap<>(Map.of("filter", filter, "first", 2));
        JsonPath answer;
        do {
            answer = ask(SHARED, page);
            forward.addAll(answer.getList("sharedEmails.nodes.id"));
            page.put("after", answer.getString("sharedEmails.pageInfo.endCursor"));
        } while (answer.getBoolean("sharedEmails.pageInfo.hasNextPage"));
        List<String> backward = new ArrayList<>();
        page = new HashMap<>(Map.of("filter", filter, "last", 2));
        do {
            answer = ask(SHARED, page);
            backward.addAll(0, answer.getList("sharedEmails.nodes.id"));
            page.put("before", answer.getString("sharedEmails.pageInfo.startCursor"));
        } while (answer.getBoolean("sharedEmails.pageInfo.hasPreviousPage"));

        assertThat(all).hasSize(5);
        assertThat(forward).isEqualTo(all);
        assertThat(backward).isEqualTo(all);
    }

    @Test
    void untilTheGroupIsCalculatedAgainTheFormerDecisionIsTold() {
        String id = group("se-former", 1);
        database.run("UPDATE member SET email = NULL WHERE external_id LIKE 'se-former-%'");

        JsonPath shared = ask(SHARED, Map.of("filter", Map.of("groupIds", List.of(id))));

        assertThat(shared.getString("sharedEmails.nodes[0].decision.winner.displayName"))
                .isEqualTo("Abel0");
        assertThat(shared.getString("sharedEmails.nodes[0].decision.decidedBy")).isEqualTo("ALPHABETICAL");
        assertThat(shared.getString("sharedEmails.nodes[0].decision.explanation"))
                .contains("about to be calculated again");
    }

    @Test
    void aDeletedGroupHasNone() {
        String id = group("se-gone", 1);
        database.run("UPDATE member_group SET deleted_at = now() WHERE slug = 'se-gone'");

        assertThat(ask(SHARED, Map.of("filter", Map.of("groupIds", List.of(id))))
                        .getInt("sharedEmails.totalCount"))
                .isZero();
    }
}
