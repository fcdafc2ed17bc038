package org.rollcall.endpoint;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;

import graphql.schema.GraphQLSchema;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import io.restassured.response.Response;
import jakarta.inject.Inject;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.rollcall.TestDatabase;
import org.rollcall.graphql.GlobalId;

/** A query of any shape that the schema allows is answered or refused by a code; it never fails within. */
@QuarkusTest
@WithTestResource(TestDatabase.class)
class AnyShapeTest {

    @Inject
    GraphQLSchema schema;

    private final List<String> ids = new ArrayList<>();

    @BeforeEach
    void haveSomething() {
        ask("mutation{importMembers(input:{people:[{externalId:\"shape-1\",firstName:\"A\",email:\"shape@x.test\"},"
                + "{externalId:\"shape-2\",firstName:\"B\",email:\"shape@x.test\"}]}){created}"
                + " saveGroup(input:{name:\"Any shape\",slug:\"any-shape\",criteria:{kinds:[PERSON]}}){group{id}}}");
        JsonPath found = ask("{members(search:\"shape-\"){nodes{id}} groups(search:\"Any shape\"){nodes{id"
                        + " members{nodes{id}} emailSyncRecords{nodes{id}} sharedEmails{nodes{id}}"
                        + " syncRuns{nodes{id}}}} providerAccounts{id}}")
                .jsonPath();
        for (String path : List.of(
                "data.members.nodes.id",
                "data.groups.nodes.id",
                "data.groups.nodes.members.nodes.id.flatten()",
                "data.groups.nodes.emailSyncRecords.nodes.id.flatten()",
                "data.groups.nodes.sharedEmails.nodes.id.flatten()",
                "data.providerAccounts.id")) {
            ids.addAll(found.getList(path, String.class));
        }
        for (GlobalId type : GlobalId.values()) {
            ids.add(type.of(IntStream.range(0, type == GlobalId.GROUP_MEMBER ? 2 : 1)
                    .mapToObj(i -> new UUID(1, i))
                    .toArray(UUID[]::new)));
        }
        ids.add("nonsense");
        assertThat(ids).doesNotContainNull();
    }

    @ParameterizedTest
    @MethodSource("hundreds")
    void isAnsweredOrRefused(int hundred) {
        int answered = 0;
        for (int seed = hundred * 100; seed < (hundred + 1) * 100; seed++) {
            String query = new RandomQuery(schema, seed, ids).next();
            Response response = ask(query);

            assertThat(response.statusCode()).as("seed %d: %s", seed, query).isIn(200, 400);
            JsonPath answer = response.jsonPath();
            @Nullable List<String> codes = answer.getList("errors.extensions.code");
            if (codes == null) {
                answered++;
            } else {
                assertThat(codes)
                        .as("seed %d: %s\n%s", seed, query, response.asString())
                        .doesNotContainNull()
                        .doesNotContain("INTERNAL_SERVER_ERROR", "GRAPHQL_PARSE_FAILED");
            }
        }
        assertThat(answered).isGreaterThan(10);
    }

    static IntStream hundreds() {
        return IntStream.range(0, 5);
    }

    private static Response ask(String query) {
        return given().contentType("application/json")
                .body(Map.of("query", query))
                .post("/graphql");
    }
}
