package org.rollcall.access;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusMock;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import io.restassured.RestAssured;
import io.restassured.response.Response;
import io.vertx.core.json.JsonObject;
import jakarta.inject.Inject;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.rollcall.GraphqlSocket;
import org.rollcall.TestDatabase;

/** A field of an object may need more than what leads to it: here a viewer's notice, and what any node is called by. */
@QuarkusTest
@TestProfile(Guarded.class)
@WithTestResource(TestDatabase.class)
@WithTestResource(IdentityProvider.class)
class NestedNeedsTest {

    @Inject
    Declarations declarations;

    @Inject
    Grants grants;

    @Needs(Permission.ADMIN)
    static void admin() {}

    @BeforeEach
    void declare() throws NoSuchMethodException {
        Needs admin = NestedNeedsTest.class.getDeclaredMethod("admin").getAnnotation(Needs.class);
        QuarkusMock.installMockForType(
                new Declarations().and("Viewer.notice", admin).and("Group.slug", admin), Declarations.class);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{ viewer { name notice } }",
                "{ viewer { name note: notice } }",
                "{ viewer { ...v } } fragment v on Viewer { notice }",
                "{ viewer { ... { notice @skip(if: true) } } }",
                "{ groups(first: 1) { edges { node { slug } } } }",
                "{ groups(first: 1) { nodes { ... on Group { ... on Node { ... on Group { slug } } } } } }",
                "{ node(id: \"grp_x\") { ... on Group { slug } } }",
                "mutation { saveGroup(input: {name: \"x\", criteria: {}}) { group { slug } } }"
            })
    void whoMayNotHaveTheFieldGetsNothingAtAll(String document) throws Exception {
        Role role = document.startsWith("mutation") ? Role.OPERATOR : Role.VIEWER;
        String token = grants.of(role);

        Response refused = ask(token, document);
        assertThat(refused.statusCode()).as(refused.asString()).isEqualTo(403);
        assertThat(refused.asString()).contains("FORBIDDEN", "ADMIN").doesNotContain("\"data\"");
        try (GraphqlSocket socket = GraphqlSocket.open(token)) {
            socket.next("connection_ack");
            socket.subscribe("s", document);
            assertThat(socket.next("error").encode()).contains("FORBIDDEN");
        }
    }

    @Test
    void whoMayHaveItGetsIt() throws Exception {
        String document = "{ viewer { name notice } groups(first: 1) { nodes { slug } } }";
        String token = grants.of(Role.ADMIN);

        assertThat(ask(token, document).statusCode()).isEqualTo(200);
        try (GraphqlSocket socket = GraphqlSocket.open(token)) {
            socket.next("connection_ack");
            socket.subscribe("s", document);
            assertThat(socket.next("next").encode()).contains("\"viewer\"");
        }
    }

    @Test
    void withoutTheFieldTheRestIsAnsweredAsBefore() {
        assertThat(ask(grants.of(Role.VIEWER), "{ viewer { name role } groups(first: 1) { nodes { name } } }")
                        .statusCode())
                .isEqualTo(200);
    }

    private static Response ask(String token, String document) {
        return RestAssured.given()
                .contentType("application/json")
                .header("Authorization", "Bearer " + token)
                .body(new JsonObject().put("query", document).encode())
                .post("/graphql");
    }
}
