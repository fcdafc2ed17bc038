package org.rollcall.group;

import static org.assertj.core.api.Assertions.assertThat;
import static org.rollcall.group.Api.group;
import static org.rollcall.group.Api.save;
import static org.rollcall.group.Api.with;

import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import io.restassured.path.json.JsonPath;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.rollcall.IdleEngine;
import org.rollcall.TestDatabase;

@QuarkusTest
@TestProfile(IdleEngine.class)
@WithTestResource(TestDatabase.class)
class GroupPreviewTest {

    private static final String PREVIEW = """
            query($input: SaveGroupInput!) { saveGroupPreview(input: $input) {
                wouldChange changes { field from to } userErrors { code field }
                joining(first: 2) { totalCount nodes { displayName } pageInfo { hasNextPage } }
                leaving { totalCount nodes { displayName } }
                decisions { totalCount nodes { email winner { displayName } decidedBy candidates { rank } } } } }
            """;

    @Inject
    Database database;

    @Test
    void thePreviewTellsWhatTheSaveThenDoesAndItselfChangesNothing() {
        Api.person("gp-1", "Alder", "gp-desk@example.org", "gp-old", "gp-new");
        Api.person("gp-2", "Birch", "gp-birch@example.org", "gp-old");
        Api.person("gp-3", "Cedar", "gp-desk@example.org", "gp-new");
        Api.person("gp-4", "Dogwood", "gp-dogwood@example.org", "gp-new");
        Api.person("gp-5", "Elm", "gp-elm@example.org", "gp-new");
        var input = group("Trees", "criteria", Map.of("tags", List.of("gp-old")));
        String id = save(input).getString("group.id");
        database.calculate(id);
        var changed = with(input, "id", id, "criteria", Map.of("tags", List.of("gp-new")));

        var preview = preview(changed);

        assertThat(preview.getBoolean("wouldChange")).isTrue();
        assertThat(preview.getList("changes.field")).isEqualTo(List.of(List.of("criteria", "tags")));
        assertThat(preview.getString("changes[0].from")).isEqualTo("\"gp-old\"");
        assertThat(preview.getInt("joining.totalCount")).isEqualTo(3);
        assertThat(preview.getList("joining.nodes.displayName")).isEqualTo(List.of("Cedar", "Dogwood"));
        assertThat(preview.getBoolean("joining.pageInfo.hasNextPage")).isTrue();
        assertThat(preview.getList("leaving.nodes.displayName")).isEqualTo(List.of("Birch"));
        assertThat(preview.getInt("decisions.totalCount")).isEqualTo(1);
        assertThat(preview.getString("decisions.nodes[0].winner.displayName")).isEqualTo("Alder");
        assertThat(members(id)).isEqualTo(List.of("Alder", "Birch"));
        assertThat(database.count("SELECT count(*)::int FROM member_group WHERE name = 'Trial'"))
                .isZero();

        save(changed);
        database.calculate(id);
        assertThat(members(id)).isEqualTo(List.of("Alder", "Cedar", "Dogwood", "Elm"));
    }

    @Test
    void ofANewGroupEverybodyJoins() {
        Api.person("gp-6", "Fir", "gp-fir@example.org", "gp-fresh");

        var preview = preview(group("Fresh", "criteria", Map.of("tags", List.of("gp-fresh"))));

        assertThat(preview.getList("joining.nodes.displayName")).isEqualTo(List.of("Fir"));
        assertThat(preview.getList("leaving.nodes")).isEmpty();
        assertThat(preview.getList("changes.field")).contains(List.of("name"), List.of("slug"));
    }

    @Test
    void whatWouldChangeNothingOrBeRefusedShowsNothingElse() {
        var input = group("Still");
        String id = save(input).getString("group.id");

        assertThat(preview(with(input, "id", id)).getBoolean("wouldChange")).isFalse();
        var refused = preview(with(input, "name", " "));
        assertThat(refused.getString("userErrors[0].code")).isEqualTo("INVALID");
        assertThat(refused.getInt("joining.totalCount")).isZero();
    }

    private static JsonPath preview(Map<String, ?> input) {
        return Api.ask(PREVIEW, Map.of("input", input)).setRootPath("data.saveGroupPreview");
    }

    private static List<String> members(String id) {
        return Api.ask(
                        "query($id: ID) { group(id: $id) { members { nodes { member { displayName } } } } }",
                        Map.of("id", id))
                .getList("group.members.nodes.member.displayName");
    }
}
